package io.curasync.enrollment.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
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
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.ui.Card;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Screen with the form for a new practice. Stores the draft while the user types, lists possible duplicates, and sends the
 * submission to CuraGenesis.
 */
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
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("New practice");
    private final SubmissionPanel panel;
    private final NewPracticeForm form;
    private final RepSelect rep = new RepSelect(() -> changed(null));
    private final DuplicatesCard duplicates = new DuplicatesCard();
    private final NewPracticeActions actions =
            new NewPracticeActions(this::send, () -> getUI().ifPresent(ui -> ui.navigate(PATH)));
    /** True while {@link #fill} sets values. Then changes are not saved, because the user did not make them. */
    private boolean settingValues;
    /** True after the user tried to send the form although it had faults. */
    private boolean sendRejected;
    /** True if the submission can no longer be changed. */
    private boolean locked;

    private String duplicateSummary = "";

    /** Id of the submission; null if the form is not stored yet. Volatile because a background thread reads the field. */
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
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        panel = new SubmissionPanel(manualReconciliation, user);
        form = new NewPracticeForm(submissionQuery.specialties(), this::changed);
        addClassName("intake");
        Div side = new Div(duplicates);
        side.addClassName("intake-side");
        if (user.isAdmin()) {
            rep.setReps(draftService.reps());
            side.addComponentAsFirst(new Card("Rep", rep));
        }
        Div columns = new Div(new Div(form, actions), side);
        columns.addClassName("intake-columns");
        add(header, new MissingSettingNotice(submissionService.missingSetting()), panel, columns);
        LiveBinding.followUpdates(
                this, liveValues.create(Topic.ENROLLMENT, this::read), now -> now.ifPresent(this::show));
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

    private Optional<Submission> read() {
        return Optional.ofNullable(id).flatMap(now -> submissionQuery.find(user, now));
    }

    private void fill(@Nullable Submission submission) {
        settingValues = true;
        form.show(submission == null ? FormData.EMPTY : submission.formData());
        rep.choose(submission == null ? null : submission.repId());
        settingValues = false;
        sendRejected = false;
        panel.setVisible(submission != null);
        actions.setStored(submission != null);
        setEditable(submission == null || submission.editable());
        if (submission != null) {
            actions.setSavedAt(submission.changedAt());
            show(submission);
        }
        updateDuplicates();
    }

    /**
     * Displays the status of the submission. Does not change the values in the form. Does nothing if the screen shows another submission.
     */
    private void show(Submission submission) {
        if (Long.valueOf(submission.id()).equals(id)) {
            panel.show(submission);
            setEditable(submission.editable());
        }
    }

    private void setEditable(boolean editable) {
        form.setReadOnly(!editable);
        rep.setReadOnly(!editable);
        actions.setEditable(editable, id != null);
        header.setTitle(editable ? "New practice" : "Practice submitted");
        if (editable == locked) {
            locked = !editable;
            updateDuplicates();
        }
    }

    /**
     * Saves the form and updates the duplicates after a change by the user.
     *
     * @param field the changed field; null for the rep
     */
    private void changed(@Nullable FormField field) {
        if (settingValues) {
            return;
        }
        save();
        if (field == FormField.STATE || field != null && DuplicateLabels.COMPARED_FIELDS.contains(field)) {
            updateDuplicates();
        }
        summarize();
    }

    /**
     * Stores the form. Returns false without storing anything if the form is new and empty, or if the submission can no longer be changed.
     */
    private boolean save() {
        FormData formData = form.formData();
        Long owner = rep.chosen();
        Long now = id;
        if (now == null) {
            if (formData.isEmpty()) {
                return false;
            }
            id = draftService.create(user, formData, owner);
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH + "/" + id)));
            actions.setStored(true);
        } else if (!draftService.save(user, now, formData, owner)) {
            submissionQuery.find(user, now).ifPresent(this::show);
            Toast.refused("This submission can no longer be changed.");
            return false;
        }
        actions.showSaved(Instant.now());
        return true;
    }

    private void updateDuplicates() {
        DuplicateFinder.Duplicates found =
                locked ? DuplicateFinder.Duplicates.NONE : duplicateFinder.find(user, form.formData(), id);
        duplicates.setVisible(!found.compared().isEmpty());
        duplicates.show(found);
        DuplicateLabels.COMPARED_FIELDS.forEach(field -> form.note(field, DuplicateLabels.note(field, found)));
        duplicateSummary = DuplicateLabels.summary(found);
        summarize();
    }

    /**
     * Updates the summary of faults and duplicates next to the Send button. On a phone, the fields with faults and the list of duplicates
     * can be outside the visible part of the screen.
     */
    private void summarize() {
        actions.showSummary(sendRejected && !locked ? form.countFaults() : 0, duplicateSummary);
    }

    private void send() {
        if (!save()) {
            // If there is an id, the submission can no longer be changed, and save() has shown a message.
            if (id == null) {
                showFaults(FormValidator.faults(form.formData()));
            }
            return;
        }
        switch (submissionService.send(user, Objects.requireNonNull(id))) {
            case SubmissionService.SendResult.Started started -> read().ifPresent(this::show);
            case SubmissionService.SendResult.Invalid invalid -> showFaults(invalid.faults());
            case SubmissionService.SendResult.AlreadyUsed used -> {
                form.show(used.field(), used.message());
                updateDuplicates();
            }
            case SubmissionService.SendResult.Conflict conflict -> {
                read().ifPresent(this::show);
                Toast.refused(conflict.message());
            }
            case SubmissionService.SendResult.NotFound notFound -> Toast.refused("This draft has been discarded.");
        }
    }

    private void showFaults(Map<FormField, String> faults) {
        sendRejected = true;
        form.show(faults);
        summarize();
    }
}
