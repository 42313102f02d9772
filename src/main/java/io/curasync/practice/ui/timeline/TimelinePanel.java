package io.curasync.practice.ui.timeline;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeProblem;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.TimelineQuery;
import io.curasync.practice.ui.followup.NoteItems;
import io.curasync.practice.ui.followup.RereadNotes;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Panel with the timeline of a practice, newest entry first. A button loads earlier entries. Data from CuraGenesis that had no
 * effect is shown between the entries, by time.
 */
public final class TimelinePanel extends Div {

    static final int PAGE = 30;

    private final TimelineQuery timeline;
    private final Scope scope;
    private final NoteItems noteItems;
    private final Div feed = new Div();
    private final Button earlier = new Button("Show earlier", click -> addEarlier());

    /**
     * State of the panel, on which the next update depends. The update reads the entries that are newer than {@code newest}, and the notes
     * in {@code recentNotes}.
     *
     * @param practice CuraSync's id of the displayed practice; 0 if there is none
     * @param newest id of the newest displayed entry; 0 if there is none
     * @param recentNotes ids of the displayed notes that their authors may still edit
     */
    private record NewestEntry(long practice, long newest, List<Long> recentNotes) {}

    // Volatile, because the methods that read the next update may be called from any thread.
    private volatile NewestEntry shown = new NewestEntry(0, 0, List.of());
    /** The displayed entries, newest first. */
    private final List<TimelineEntry> entries = new ArrayList<>();

    private List<PracticeProblem> problems = List.of();

    public TimelinePanel(TimelineQuery timeline, Scope scope, NoteItems noteItems) {
        this.timeline = timeline;
        this.scope = scope;
        this.noteItems = noteItems;
        earlier.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(feed, earlier);
    }

    /**
     * Shows the newest entries of a practice.
     *
     * @param id CuraSync's id of the practice
     * @param problems data that had no effect, newest first
     */
    public void show(long id, List<PracticeProblem> problems) {
        this.problems = problems;
        entries.clear();
        List<TimelineEntry> newest = timeline.of(scope, id, PAGE);
        shown = new NewestEntry(id, newest.isEmpty() ? 0 : newest.getFirst().id(), recentNotes(newest));
        append(newest);
    }

    private static List<Long> recentNotes(List<TimelineEntry> entries) {
        return entries.stream()
                .filter(NoteItems::isRecent)
                .map(TimelineEntry::id)
                .toList();
    }

    /**
     * Reads the displayed notes that may have been edited. Empty if the panel shows another practice. May be called from any thread.
     *
     * @param id CuraSync's id of the practice
     */
    public RereadNotes recentNotes(long id) {
        NewestEntry now = shown;
        return now.practice() == id
                ? new RereadNotes(now.recentNotes(), timeline.editableNotes(scope, id, now.recentNotes()))
                : RereadNotes.NONE;
    }

    /**
     * Reads the newest entries that are not displayed yet, at most {@value #PAGE}. Empty if the panel shows another practice. May
     * be called from any thread.
     *
     * @param id CuraSync's id of the practice
     */
    public List<TimelineEntry> newer(long id) {
        NewestEntry now = shown;
        return now.practice() == id ? timeline.after(scope, id, now.newest(), PAGE) : List.of();
    }

    /**
     * Adds newer entries at the top. Reloads the timeline if it was empty, or if there may be more newer entries than the given ones.
     *
     * @param newer newest first; entries that are already displayed are ignored
     * @param notes displayed notes that were read again
     * @param problems data that had no effect, newest first; replaces the displayed problems
     */
    public void add(List<TimelineEntry> newer, RereadNotes notes, List<PracticeProblem> problems) {
        boolean isOther = replaceNotes(notes) || !this.problems.equals(problems);
        NewestEntry now = shown;
        List<TimelineEntry> fresh =
                newer.stream().filter(entry -> entry.id() > now.newest()).toList();
        boolean hadProblems = !this.problems.isEmpty();
        this.problems = problems;
        if (!fresh.isEmpty() && (fresh.size() == PAGE || now.newest() == 0)) {
            show(now.practice(), problems);
            return;
        }
        if (!fresh.isEmpty()) {
            entries.addAll(0, fresh);
            List<Long> recent = Stream.concat(recentNotes(fresh).stream(), now.recentNotes().stream())
                    .toList();
            shown = new NewestEntry(now.practice(), fresh.getFirst().id(), recent);
        }
        if (isOther || hadProblems && !fresh.isEmpty()) {
            redraw();
        } else {
            fresh.reversed().forEach(entry -> feed.addComponentAsFirst(item(entry)));
        }
    }

    /** Replaces the displayed entries of edited notes. Returns whether a note was edited, or can no longer be edited. */
    private boolean replaceNotes(RereadNotes notes) {
        NewestEntry now = shown;
        Map<Long, TimelineEntry> editable = notes.byId();
        List<TimelineEntry> before = List.copyOf(entries);
        entries.replaceAll(entry -> editable.getOrDefault(entry.id(), entry));
        List<Long> recent = now.recentNotes().stream()
                .filter(id -> editable.containsKey(id) || !notes.asked().contains(id))
                .toList();
        shown = new NewestEntry(now.practice(), now.newest(), recent);
        return !before.equals(entries) || !recent.equals(now.recentNotes());
    }

    private void addEarlier() {
        append(timeline.before(scope, shown.practice(), entries.getLast().id(), PAGE));
    }

    private void append(List<TimelineEntry> page) {
        entries.addAll(page);
        earlier.setVisible(page.size() == PAGE);
        redraw();
    }

    /**
     * Shows the entries and the problems, newest first. If there are earlier entries to load, problems that are older than all loaded
     * entries are not shown yet.
     */
    private void redraw() {
        feed.removeAll();
        int next = 0;
        for (TimelineEntry entry : entries) {
            while (next < problems.size() && problems.get(next).at().isAfter(entry.receivedAt())) {
                feed.add(item(problems.get(next++)));
            }
            feed.add(item(entry));
        }
        if (!earlier.isVisible()) {
            problems.subList(next, problems.size()).forEach(problem -> feed.add(item(problem)));
        }
        if (entries.isEmpty() && problems.isEmpty()) {
            feed.add(new Paragraph("Nothing is recorded yet."));
        }
    }

    private FeedItem item(PracticeProblem problem) {
        return ProblemItems.of(problem, scope instanceof Scope.All, BrowserTime.of(UI.getCurrentOrThrow()));
    }

    private FeedItem item(TimelineEntry entry) {
        if (entry.kind() == TimelineEntry.Kind.NOTE) {
            return noteItems.create(entry, shown.recentNotes().contains(entry.id()));
        }
        String detail = Stream.of(channel(entry), entry.explanation(BrowserTime.of(UI.getCurrentOrThrow())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        return new FeedItem(icon(entry), tone(entry), entry.headline(), detail, new RelativeTime(entry.receivedAt()));
    }

    /** Returns the name of the channel. Empty if the title of the entry already contains the channel. */
    private static String channel(TimelineEntry entry) {
        return switch (entry.source()) {
            case WEBHOOK -> "webhook";
            case SYNC ->
                entry.kind() == TimelineEntry.Kind.ENROLLMENT
                        ? ""
                        : "sync" + (entry.sourceId() == null ? "" : " #" + entry.sourceId());
            case PEOPLE -> entry.by() == null ? "by hand" : "by " + entry.by();
        };
    }

    private static Icon icon(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER -> Icon.CART;
            case NOTE -> Icon.PENCIL;
            case NEXT_STEP -> Icon.CHECK;
            case ACTIVATION -> Icon.BOLT;
            case ENROLLMENT -> Icon.BUILDING;
            case PEOPLE -> Icon.PEOPLE;
            case CHANGE -> Icon.PENCIL;
            case STALE, MISSING -> Icon.WARNING;
            case SEEN -> Icon.SYNC;
        };
    }

    private static FeedItem.Tone tone(TimelineEntry entry) {
        return switch (entry.kind()) {
            case ORDER, ACTIVATION -> FeedItem.Tone.OK;
            case ENROLLMENT, PEOPLE, CHANGE, NOTE, NEXT_STEP -> FeedItem.Tone.ACCENT;
            case STALE, MISSING -> FeedItem.Tone.WARN;
            case SEEN -> FeedItem.Tone.NEUTRAL;
        };
    }
}
