package io.curasync.practice;

import io.curasync.account.CurrentUser;
import io.curasync.platform.text.NormalizedText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the practice that the path of an API call identifies by its practice id or user id. */
@Component
public class PracticePath {

    private final PracticeQuery practiceQuery;

    PracticePath(PracticeQuery practiceQuery) {
        this.practiceQuery = practiceQuery;
    }

    /**
     * Returns CuraSync's id of the practice.
     *
     * @param practiceId the practice id or the user id
     * @throws ResponseStatusException with status 404 if there is no such practice in the caller's scope
     */
    public long find(CurrentUser caller, String practiceId) {
        return practiceQuery
                .byPracticeOrUserId(caller.scope(), NormalizedText.of(practiceId))
                .orElseThrow(PracticePath::notFound)
                .id();
    }

    /** Creates the exception for a practice that does not exist or is out of scope. The response has status 404. */
    public static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such practice in your scope.");
    }
}
