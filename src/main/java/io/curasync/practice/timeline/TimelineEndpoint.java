package io.curasync.practice.timeline;

import io.curasync.account.CurrentUser;
import io.curasync.platform.http.ApiLocation;
import io.curasync.platform.http.Page;
import io.curasync.practice.PracticePath;
import io.curasync.practice.TimelineQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** Serves the timelines of the practices in the caller's scope, and adds notes to these practices. */
@RestController
@RequestMapping("/api/practices/{practiceId}")
class TimelineEndpoint {

    private final PracticePath path;
    private final TimelinePageQuery pages;
    private final TimelineQuery timeline;
    private final NoteService notes;

    TimelineEndpoint(PracticePath path, TimelinePageQuery pages, TimelineQuery timeline, NoteService notes) {
        this.path = path;
        this.pages = pages;
        this.timeline = timeline;
        this.notes = notes;
    }

    /** The body of a request that adds a note. */
    record NewNote(@Nullable String text) {}

    @GetMapping("/timeline")
    Page<TimelineItem> timeline(
            @AuthenticationPrincipal CurrentUser caller,
            @PathVariable String practiceId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        TimelinePosition from = TimelinePosition.of(cursor);
        int size = Page.limit(limit);
        return pages.page(caller.scope(), path.find(caller, practiceId), from, size);
    }

    /** Adds a note to a practice. Responds with status 400 if the text is not valid. */
    @PostMapping("/notes")
    ResponseEntity<TimelineItem> add(
            @AuthenticationPrincipal CurrentUser caller, @PathVariable String practiceId, @RequestBody NewNote note) {
        long practice = path.find(caller, practiceId);
        OptionalLong id;
        try {
            id = notes.add(caller, practice, note.text() == null ? "" : note.text());
        } catch (InvalidTextException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "text: " + e.getMessage(), e);
        }
        TimelineItem added =
                timeline
                        .editableNotes(caller.scope(), practice, List.of(id.orElseThrow(PracticePath::notFound)))
                        .stream()
                        .map(TimelineItem::of)
                        .findFirst()
                        .orElseThrow(PracticePath::notFound);
        String segment = UriUtils.encodePathSegment(practiceId, StandardCharsets.UTF_8);
        return ResponseEntity.created(ApiLocation.of("/api/practices/" + segment + "/timeline"))
                .body(added);
    }
}
