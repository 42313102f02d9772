package io.curasync.assignment;

import io.curasync.platform.text.NormalizedText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/**
 * Body of a request to assign practices to a rep, or to release them.
 *
 * @param practiceIds practice ids or user ids, without repetitions
 * @param rep email of the receiving rep; {@code null} to release the practices
 * @param since first day of the ownership in the business time zone; {@code null} for now
 * @param rememberAlias whether the practices' rep names in CuraGenesis become aliases of the receiving rep
 */
record AssignRequest(
        Set<String> practiceIds,
        @Nullable String rep,
        @Nullable LocalDate since,
        boolean rememberAlias) {

    private static final Set<String> FIELDS = Set.of("practiceIds", "rep", "since", "rememberAlias");

    /**
     * Creates a request from a JSON body. To release practices, {@code rep} must be present and null. A missing {@code rep} is rejected,
     * so that a forgotten field does not release practices.
     *
     * @throws ResponseStatusException 400 if the body is not an object, or a field is missing, unknown or invalid; the message names the
     *     field
     */
    static AssignRequest of(JsonNode body) {
        if (!body.isObject()) {
            throw invalid("The body must be an object with practiceIds and rep.");
        }
        for (String field : body.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw invalid(
                        "Unknown field %s. The fields are practiceIds, rep, since and rememberAlias.".formatted(field));
            }
        }
        return new AssignRequest(practiceIds(body.get("practiceIds")), rep(body), since(body), rememberAlias(body));
    }

    private static Set<String> practiceIds(@Nullable JsonNode ids) {
        if (ids == null || !ids.isArray() || ids.isEmpty()) {
            throw invalid("practiceIds must be a list of at least one practice id or user id.");
        }
        if (ids.size() > BulkHandoverService.MAX_PRACTICES) {
            throw invalid("practiceIds must have at most 5,000 ids, but has %,d.".formatted(ids.size()));
        }
        Set<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            JsonNode id = ids.get(i);
            String text = id.isString() ? NormalizedText.of(id.stringValue()) : "";
            if (text.isEmpty()) {
                throw invalid("practiceIds[%d] must be a text that is not blank.".formatted(i));
            }
            distinct.add(text);
        }
        return distinct;
    }

    private static @Nullable String rep(JsonNode body) {
        JsonNode rep = body.get("rep");
        if (rep == null) {
            throw invalid("rep is required: the email of the receiving rep, or null to release the practices.");
        }
        if (rep.isNull()) {
            return null;
        }
        if (!rep.isString() || rep.stringValue().isBlank()) {
            throw invalid("rep must be an email or null.");
        }
        return rep.stringValue().strip();
    }

    private static @Nullable LocalDate since(JsonNode body) {
        JsonNode since = body.get("since");
        if (since == null || since.isNull()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(since.isString() ? since.stringValue() : "");
            // Java also parses years that PostgreSQL cannot store.
            if (day.getYear() >= 1900) {
                return day;
            }
        } catch (DateTimeException e) {
            throw invalid("since must be a date such as 2026-11-28.", e);
        }
        throw invalid("since must be a date such as 2026-11-28.");
    }

    private static boolean rememberAlias(JsonNode body) {
        JsonNode remember = body.get("rememberAlias");
        if (remember == null || remember.isNull()) {
            return false;
        }
        if (!remember.isBoolean()) {
            throw invalid("rememberAlias must be true or false.");
        }
        return remember.booleanValue();
    }

    static ResponseStatusException invalid(String detail) {
        return invalid(detail, null);
    }

    private static ResponseStatusException invalid(String detail, @Nullable Exception cause) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail, cause);
    }

    /** Returns the requested ids that are not in {@code known}, in the order of the request. */
    List<String> without(Set<String> known) {
        List<String> unknown = new ArrayList<>(practiceIds);
        unknown.removeAll(known);
        return unknown;
    }
}
