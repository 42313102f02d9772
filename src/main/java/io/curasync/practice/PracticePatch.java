package io.curasync.practice;

import io.curasync.ledger.details.Contact;
import io.curasync.ledger.details.PracticeDetailsEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/**
 * Parses the body of a request that changes a practice. A field that is absent or {@code null} does not change the practice. Rejects
 * unknown fields and fields that cannot be changed. Otherwise, the caller could assume that CuraSync has changed these fields.
 */
final class PracticePatch {

    private static final Set<String> FIELDS = Set.of("name", "phone", "address", "contacts");
    private static final Set<String> ADDRESS_FIELDS = Set.of("street", "city", "state", "zip");
    private static final Set<String> CONTACT_FIELDS = Set.of("name", "role", "phone", "email");

    /** Fields of a practice in responses that a request cannot change. */
    private static final Set<String> OTHER_OWNERS = Set.of(
            "practiceId",
            "userId",
            "state",
            "specialty",
            "salesRep",
            "rep",
            "orders",
            "totalOrders",
            "active",
            "activatedAt",
            "lastSyncedAt",
            "missingSince",
            "createdHere",
            "lastOrderAt");

    private final Map<String, String> faults = new LinkedHashMap<>();

    private PracticePatch() {}

    /**
     * Returns the requested change. Does not validate the texts.
     *
     * @throws ErrorResponseException with status 400 and the faults by field, if the body is not an object, or if a field is unknown,
     *     cannot be changed or has the wrong type
     */
    static PracticeDetailsEdit parse(JsonNode body) {
        return new PracticePatch().edit(body);
    }

    /**
     * Creates the exception for a body with invalid values. The response has status 400 and contains the faults by field.
     *
     * @param faults messages by field; at least one
     */
    static ErrorResponseException invalid(Map<String, String> faults) {
        Map.Entry<String, String> first = faults.entrySet().iterator().next();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Nothing was changed. %s: %s".formatted(first.getKey(), first.getValue()));
        problem.setProperty("faults", faults);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    private PracticeDetailsEdit edit(JsonNode body) {
        if (!body.isObject()) {
            throw invalid(Map.of("body", "Send an object with name, phone, address or contacts"));
        }
        for (String field : body.propertyNames()) {
            if (OTHER_OWNERS.contains(field)) {
                faults.put(field, "Cannot be changed here. Only name, phone, address and contacts can");
            } else if (!FIELDS.contains(field)) {
                faults.put(field, "Unknown field");
            }
        }
        JsonNode address = object("address", body.path("address"), ADDRESS_FIELDS);
        var edit = new PracticeDetailsEdit(
                text("name", body.path("name")),
                text("phone", body.path("phone")),
                text("address.street", address.path("street")),
                text("address.city", address.path("city")),
                text("address.state", address.path("state")),
                text("address.zip", address.path("zip")),
                contacts(body.path("contacts")));
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        return edit;
    }

    private @Nullable List<Contact> contacts(JsonNode list) {
        if (isAbsent(list)) {
            return null;
        }
        if (!list.isArray()) {
            faults.put("contacts", "Send a list of contacts");
            return null;
        }
        List<Contact> contacts = new ArrayList<>();
        for (JsonNode item : list) {
            String path = "contacts[%d]".formatted(contacts.size());
            JsonNode contact = object(path, item, CONTACT_FIELDS);
            String name = text(path + ".name", contact.path("name"));
            contacts.add(new Contact(
                    name == null ? "" : name,
                    text(path + ".role", contact.path("role")),
                    text(path + ".phone", contact.path("phone")),
                    text(path + ".email", contact.path("email"))));
        }
        return contacts;
    }

    private JsonNode object(String path, JsonNode node, Set<String> fields) {
        if (!isAbsent(node) && !node.isObject()) {
            faults.put(
                    path,
                    "Send an object with "
                            + String.join(", ", fields.stream().sorted().toList()));
        }
        for (String field : node.propertyNames()) {
            if (!fields.contains(field)) {
                faults.put(path + "." + field, "Unknown field");
            }
        }
        return node;
    }

    private @Nullable String text(String path, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isString()) {
            faults.put(path, "Must be a text");
            return null;
        }
        return node.stringValue();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
