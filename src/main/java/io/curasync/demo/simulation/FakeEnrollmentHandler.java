package io.curasync.demo.simulation;

import io.curasync.demo.simulation.SimulatedEvent.PracticeEnrolled;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Handles {@code POST /api/createUser}, which enrolls a practice. Rejects a request without a name or a valid email address, and an email
 * address that was already used.
 */
final class FakeEnrollmentHandler {

    /** Status and JSON body of the HTTP response. */
    record Answer(int status, Map<String, Object> body) {

        static Answer refused(String message) {
            return new Answer(400, Map.of("message", message));
        }
    }

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final SimulationLog simulationLog;
    private final EventSimulator eventSimulator;

    FakeEnrollmentHandler(SimulationLog simulationLog, EventSimulator eventSimulator) {
        this.simulationLog = simulationLog;
        this.eventSimulator = eventSimulator;
    }

    Answer enroll(JsonNode body) {
        Optional<String> missing = Stream.of("email", "firstName", "lastName")
                .filter(field -> body.path(field).asString("").isBlank())
                .findFirst();
        if (missing.isPresent()) {
            return Answer.refused(missing.get() + " is required");
        }
        String email = body.path("email").asString();
        if (!EMAIL.matcher(email).matches()) {
            return Answer.refused("email is not a valid address");
        }
        return register(email, body);
    }

    private synchronized Answer register(String email, JsonNode body) {
        if (simulationLog.read(world -> world.hasUser(email))) {
            return Answer.refused("A user with this email already exists");
        }
        PracticeEnrolled enrolled = simulationLog.record((world, now) -> {
            int number = world.nextPracticeNumber();
            return new PracticeEnrolled(now, practice(number, body), email);
        });
        eventSimulator.sendWebhook(enrolled);
        return new Answer(
                200, Map.of("success", true, "userId", enrolled.practice().userId()));
    }

    private static SimulatedPractice practice(int number, JsonNode body) {
        String specialty = body.path("physicianInfo").path("specialty").asString("");
        return new SimulatedPractice(
                number,
                "sub_" + number,
                specialty.isBlank() ? null : specialty,
                body.path("facilityAddress").path("state").asString(""),
                body.path("salesRepresentative").asString(""),
                null);
    }
}
