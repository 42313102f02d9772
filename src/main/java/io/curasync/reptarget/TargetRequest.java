package io.curasync.reptarget;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** Parses requests of the API that read or change targets. */
final class TargetRequest {

    private static final Set<String> FIELDS = Set.of("rep", "month", "measure", "target");

    private TargetRequest() {}

    /**
     * Parses the changes in the field {@code items} of a request body.
     *
     * @throws ResponseStatusException with status 400 if the field has no items or too many, or if an item is invalid. The detail names the
     *     invalid item and field.
     */
    static List<TargetChange> changes(JsonNode body, TargetChangeBuilder users) {
        JsonNode items = body.get("items");
        if (items == null || !items.isArray() || items.isEmpty()) {
            throw invalid("items must be a list of at least one target.");
        }
        if (items.size() > TargetService.MAX_CHANGES) {
            throw invalid("items must have at most %,d targets, but has %,d."
                    .formatted(TargetService.MAX_CHANGES, items.size()));
        }
        List<TargetChange> changes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                changes.add(change(items.get(i), users));
            } catch (InvalidTargetException e) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "No target was changed. items[%d]: %s".formatted(i, e.getMessage()), e);
            }
        }
        return changes;
    }

    private static TargetChange change(JsonNode item, TargetChangeBuilder users) throws InvalidTargetException {
        if (!item.isObject()) {
            throw new InvalidTargetException("Must be an object with rep, month, measure and target.");
        }
        for (String field : item.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw new InvalidTargetException(
                        "Unknown field %s. The fields are rep, month, measure and target.".formatted(field));
            }
        }
        return users.change(
                text(item, "rep"),
                TargetText.month(text(item, "month")),
                TargetText.measure(text(item, "measure")),
                target(item.get("target")));
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.get(field);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    private static @Nullable Long target(@Nullable JsonNode target) throws InvalidTargetException {
        if (target != null && target.isNull()) {
            return null;
        }
        Long value = target != null && target.isIntegralNumber() ? TargetText.target(target.asString()) : null;
        if (value == null) {
            throw new InvalidTargetException(
                    "target must be a whole number from 1 to 1,000,000,000, or null to clear the target.");
        }
        return value;
    }

    /**
     * Parses the query parameter {@code month}.
     *
     * @throws ResponseStatusException with status 400 if the text is not a month from 2000 to 2099
     */
    static YearMonth month(String text) {
        YearMonth month = TargetText.month(text);
        if (month == null) {
            throw invalid("month must be a month such as 2026-11.");
        }
        return month;
    }

    private static ResponseStatusException invalid(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }
}
