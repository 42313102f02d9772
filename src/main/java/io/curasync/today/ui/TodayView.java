package io.curasync.today.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.enrollment.Submission;
import io.curasync.live.LiveBinding;
import io.curasync.practice.nextstep.DueLabels;
import io.curasync.practice.nextstep.DueNextStep;
import io.curasync.practice.nextstep.NextStepRemoval;
import io.curasync.practice.nextstep.NextStepService;
import io.curasync.today.PracticeEvent;
import io.curasync.today.TodayDismissals;
import io.curasync.today.TodayItems;
import io.curasync.today.TodayLiveValues;
import io.curasync.today.TodayPractice;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.offline.OfflineCopy;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Screen with a rep's list of the day. Each row has buttons or links for the actions on its item. A row disappears from the list when the
 * user marks it as done.
 */
@Route(TodayView.PATH)
@PageTitle("Today")
@Menu(title = "Today", order = 15, icon = "check")
@RolesAllowed("REP")
@StyleSheet("context://assets/today.css")
class TodayView extends Div {

    static final String PATH = "today";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);

    private final NextStepService nextSteps;
    private final TodayDismissals dismissals;
    private final CurrentUser user = CurrentUserAccess.require();
    private final ViewHeader header = new ViewHeader("Today");
    private final TodaySection<StepRow> steps = new TodaySection<>("Next steps", this::row);
    private final TodaySection<Submission> submissions = new TodaySection<>("Submissions", TodayRows::submission);
    private final TodaySection<TodayPractice> dormant = new TodaySection<>("Newly dormant", this::row);
    private final TodaySection<TodayPractice> activated = new TodaySection<>("Just activated", this::row);
    private final TodaySection<TodayPractice> received = new TodaySection<>("New with you", this::row);
    private final Div empty = new Div();
    private final OfflineCopy offlineCopy = new OfflineCopy();

    /** A due next step, with the current day, which determines whether the step is overdue. */
    private record StepRow(DueNextStep step, LocalDate today) {}

    TodayView(TodayLiveValues lists, NextStepService nextSteps, TodayDismissals dismissals) {
        this.nextSteps = nextSteps;
        this.dismissals = dismissals;
        addClassName("today");
        header.addActions(new LiveIndicator());
        add(header, empty, steps, submissions, dormant, received, activated, offlineCopy);
        LiveBinding.follow(this, lists.of(user), this::show);
    }

    private void show(TodayItems items) {
        header.setSubtitle(DAY.format(items.day()));
        steps.show(items.steps().stream()
                .map(step -> new StepRow(step, items.day()))
                .toList());
        submissions.show(items.submissions());
        for (PracticeEvent event : PracticeEvent.values()) {
            section(event).show(items.of(event), items.total(event));
        }
        empty.setVisible(items.isEmpty());
        empty.removeAll();
        if (items.isEmpty()) {
            empty.add(new EmptyState(Icon.CHECK, sentence(items), new Anchor("practices", "Your practices")));
        }
        offlineCopy.store(PATH, items.readAt());
    }

    private static String sentence(TodayItems items) {
        List<DueNextStep> upcoming = items.upcoming();
        if (upcoming.isEmpty()) {
            return "Nothing needs you today. Add a next step to a practice, and it appears here on its day.";
        }
        DueNextStep next = upcoming.getFirst();
        return "Nothing needs you today. The next step is %s with %s: %s."
                .formatted(
                        next.text(),
                        next.label(),
                        DueLabels.of(next.dueOn(), items.day()).toLowerCase(Locale.US));
    }

    private TodayRow row(StepRow row) {
        return TodayRows.step(row.step(), row.today(), () -> complete(row.step()));
    }

    private TodayRow row(TodayPractice item) {
        return TodayRows.practice(item, () -> {
            section(item.event()).moveFocus();
            dismiss(item);
        });
    }

    private TodaySection<TodayPractice> section(PracticeEvent event) {
        return switch (event) {
            case DORMANT -> dormant;
            case ACTIVATED -> activated;
            case RECEIVED -> received;
        };
    }

    private void complete(DueNextStep step) {
        steps.moveFocus();
        NextStepRemoval.remove(nextSteps, user, step.practice(), step.text(), true, () -> {});
    }

    private void dismiss(TodayPractice item) {
        dismissals.dismiss(user, item.event(), item.practice());
        Toast.undoable(
                "Done with " + item.label() + ".", () -> dismissals.restore(user, item.event(), item.practice()));
    }
}
