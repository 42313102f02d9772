package io.curasync.enrollment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.CurrentUser;
import io.curasync.enrollment.DraftService;
import io.curasync.enrollment.DuplicateFinder;
import io.curasync.enrollment.FormData;
import io.curasync.enrollment.FormField;
import io.curasync.enrollment.FormValidator;
import io.curasync.enrollment.ManualReconciliation;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.enrollment.SubmissionService;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.ui.Card;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form for a new practice. Stores a draft while the user types, finds possible duplicates, and sends it to CuraGenesis. */
@Route(NewPracticeView.PATH)
@RouteAlias(NewPracticeView.PATH + "/:" + NewPracticeView.ID + "([1-9][0-9]{0,17})")
@PageTitle("New practice")
@Menu(title = "New practice", order = 25, icon = "plus")
@PermitAll
@StyleSheet("context://assets/enrollment.css")
class NewPracticeView extends Div implements BeforeEnterObserver {

    static final String PATH = "practices/new";
    static final String ID = "id";

    private final SubmissionQuery submissionQuery;
    private final DraftService draftService;
    private final DuplicateFinder duplicateFinder;
    private final SubmissionService submissionService;
    private final LiveValues liveValues;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("New practice");
    private final Div off = new Div();
    private final SubmissionPanel panel;
    private final NewPracticeForm form;
    private final RepSelect rep = new RepSelect(() -> changed(null));
    private final DuplicatesCard found = new DuplicatesCard();
    private final Span summary = new Span();
    private final Span saved = new Span();
    private final RelativeTime savedAt = new RelativeTime();
    private final Button send = new Button("Send to CuraGenesis", Icon.SEND.create(), click -> send());
    private final Button fresh = new Button("New practice", Icon.PLUS.create(), click -> open(null));
    private @Nullable Subscription subscription;
    private boolean showing;
    /** True after a failed attempt to send because of faults. */
    private boolean refused;
    /** True if the submission can no longer be changed. */
    private boolean locked;

    private String duplicate = "";

    /** Also read by the thread that checks for changes. */
    private volatile @Nullable Long id;

    NewPracticeView(
            SubmissionQuery submissionQuery,
            DraftService draftService,
            DuplicateFinder duplicateFinder,
            SubmissionService submissionService,
            ManualReconciliation manualReconciliation,
            LiveValues liveValues,
            AuthenticationContext authentication) {
        this.submissionQuery = submissionQuery;
        this.draftService = draftService;
        this.duplicateFinder = duplicateFinder;
        this.submissionService = submissionService;
        this.liveValues = liveValues;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        panel = new SubmissionPanel(manualReconciliation, user);
        form = new NewPracticeForm(submissionQuery.specialties(), this::changed);
        addClassName("intake");
        send.addThemeVariants(ButtonVariant.PRIMARY);
        summary.addClassName("intake-summary");
        summary.getElement().setAttribute("role", "status");
        saved.addClassName("intake-kept");
        saved.add(new Span("Draft saved "), savedAt);
        off.addClassName("intake-off");
        off.setText(submissionService.missingSetting());
        off.setVisible(submissionService.missingSetting() != null);
        Div side = new Div(found);
        side.addClassName("intake-side");
        if (user.isAdmin()) {
            rep.setReps(draftService.reps());
            side.addComponentAsFirst(new Card("Rep", rep));
        }
        Div actions = new Div(summary, saved, fresh, send);
        actions.addClassNames("cs-actions", "intake-actions");
        Div columns = new Div(new Div(form, actions), side);
        columns.addClassName("intake-columns");
        add(header, off, panel, columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Long requestedId = event.getRouteParameters().getLong(ID).orElse(null);
        Submission submission = requestedId == null
                ? null
                : submissionQuery.find(user, requestedId).orElse(null);
        if (requestedId != null && submission == null) {
            Toast.refused("Submission " + requestedId + " does not exist, or you have no access.");
        }
        id = submission == null ? null : submission.id();
        fill(submission);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        subscription =
                liveValues.create(Topic.ENROLLMENT, this::read).watch(event.getUI(), now -> now.ifPresent(this::show));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private Optional<Submission> read() {
        Long now = id;
        return now == null ? Optional.empty() : submissionQuery.find(user, now);
    }

    private void fill(@Nullable Submission submission) {
        showing = true;
        form.show(submission == null ? FormData.EMPTY : submission.intake());
        rep.choose(submission == null ? null : submission.repId());
        showing = false;
        refused = false;
        panel.setVisible(submission != null);
        fresh.setVisible(submission != null);
        editable(submission == null || submission.editable());
        if (submission != null) {
            savedAt.setTime(submission.changedAt());
            show(submission);
        }
        lookForDuplicates();
    }

    /** Shows the status of the submission. The form keeps the user's input. */
    private void show(Submission submission) {
        if (Long.valueOf(submission.id()).equals(id)) {
            panel.show(submission);
            editable(submission.editable());
        }
    }

    private void editable(boolean editable) {
        form.setReadOnly(!editable);
        rep.setReadOnly(!editable);
        send.setVisible(editable);
        saved.setVisible(editable && id != null);
        header.setTitle(editable ? "New practice" : "Practice submitted");
        if (editable == locked) {
            locked = !editable;
            lookForDuplicates();
        }
    }

    /** @param field null for the rep */
    private void changed(@Nullable FormField field) {
        if (showing) {
            return;
        }
        save();
        if (field == FormField.STATE || field != null && DuplicateLabels.FIELDS.contains(field)) {
            lookForDuplicates();
        }
        summarize();
    }

    /** Stores the form. Returns false if that is no longer possible. */
    private boolean save() {
        FormData formData = form.intake();
        Long owner = rep.chosen();
        Long now = id;
        if (now == null) {
            if (formData.isEmpty()) {
                return false;
            }
            id = draftService.create(user, formData, owner);
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH + "/" + id)));
            fresh.setVisible(true);
        } else if (!draftService.save(user, now, formData, owner)) {
            submissionQuery.find(user, now).ifPresent(this::show);
            Toast.refused("This submission can no longer be changed.");
            return false;
        }
        saved.setVisible(true);
        savedAt.setTime(Instant.now());
        return true;
    }

    private void lookForDuplicates() {
        DuplicateFinder.Found now =
                locked ? DuplicateFinder.Found.NOTHING : duplicateFinder.of(user, form.intake(), id);
        found.setVisible(!now.compared().isEmpty());
        found.show(now);
        DuplicateLabels.FIELDS.forEach(field -> form.note(field, DuplicateLabels.note(field, now)));
        duplicate = DuplicateLabels.summary(now);
        summarize();
    }

    /** Updates the summary beside the Send button, because phones show neither the card nor the fields there. */
    private void summarize() {
        int faults = refused && !locked ? form.countFaults() : 0;
        String fix = faults == 0 ? "" : "Fix " + NumberLabels.of(faults, "field") + " to send. ";
        summary.setText(fix + duplicate);
        summary.setVisible(!summary.getText().isEmpty());
    }

    private void send() {
        if (!save()) {
            refuse(FormValidator.faults(form.intake()));
            return;
        }
        switch (submissionService.send(user, Objects.requireNonNull(id))) {
            case SubmissionService.Answer.Started started -> read().ifPresent(this::show);
            case SubmissionService.Answer.Invalid invalid -> refuse(invalid.faults());
            case SubmissionService.Answer.Taken taken -> {
                form.show(taken.field(), taken.message());
                lookForDuplicates();
            }
            case SubmissionService.Answer.Conflict conflict -> {
                read().ifPresent(this::show);
                Toast.refused(conflict.message());
            }
            case SubmissionService.Answer.NotFound notFound -> Toast.refused("This draft was discarded meanwhile.");
        }
    }

    private void refuse(Map<FormField, String> faults) {
        refused = true;
        form.show(faults);
        summarize();
    }

    private void open(@Nullable Long other) {
        getUI().ifPresent(ui -> ui.navigate(other == null ? PATH : PATH + "/" + other));
    }
}
