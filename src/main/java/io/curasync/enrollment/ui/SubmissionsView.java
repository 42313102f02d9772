package io.curasync.enrollment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.enrollment.DraftService;
import io.curasync.enrollment.ManualReconciliation;
import io.curasync.enrollment.Submission;
import io.curasync.enrollment.SubmissionAttempt;
import io.curasync.enrollment.SubmissionCsv;
import io.curasync.enrollment.SubmissionFilter;
import io.curasync.enrollment.SubmissionQuery;
import io.curasync.enrollment.SubmissionStatus;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.CsvLink;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.LiveList;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Screen with the list of submissions in the user's scope, and a drawer that shows one submission. */
@Route(SubmissionsView.PATH)
@RouteAlias(SubmissionsView.PATH + "/:" + SubmissionsView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Submissions")
@Menu(title = "Submissions", order = 40, icon = "send")
@PermitAll
@StyleSheet("context://assets/enrollment.css")
class SubmissionsView extends Div implements BeforeEnterObserver {

    static final String PATH = "submissions";
    static final String ID = "id";

    private final SubmissionQuery submissionQuery;
    private final LiveValues liveValues;
    private final ManualReconciliation manualReconciliation;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Submissions");
    private final SearchField search =
            new SearchField("Search name, NPI, email, id", "Search submissions", this::refilter);
    private final FilterSelect<SubmissionStatus> status = new FilterSelect<>(
            "Status", Arrays.asList(SubmissionStatus.values()), SubmissionStatusLabels::of, this::refilter);
    private final LiveList<SubmissionUrlState, Submission> list;
    private final DrawerLayout layout;
    private final SubmissionDrawer drawer;
    private boolean settingFilters;
    private boolean listed;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Id of the submission in the drawer; null if none. Volatile because a background thread reads the field. */
    private volatile @Nullable Long opened;

    /**
     * The part of the screen's data that a change of a submission can affect.
     *
     * @param opened the submission in the drawer; null if none
     * @param attempts attempts to send the submission in the drawer, latest first
     */
    private record ViewData(
            LiveList.Fresh<SubmissionUrlState, Submission> rows,
            @Nullable Submission opened,
            List<SubmissionAttempt> attempts) {}

    /**
     * The submission in the drawer and its candidates. A change of a practice can affect both. If they change, the drawer is refreshed and
     * reads the candidates again.
     *
     * @param opened the submission in the drawer; null if none
     * @param candidates candidates for the submission; null if no submission is in the drawer
     */
    private record CandidateData(@Nullable Submission opened, ManualReconciliation.@Nullable Candidates candidates) {}

    SubmissionsView(
            SubmissionQuery submissionQuery,
            SubmissionCsv csv,
            AuditedCsvDownload exports,
            DraftService draftService,
            ManualReconciliation manualReconciliation,
            LiveValues liveValues,
            AuthenticationContext authentication) {
        this.submissionQuery = submissionQuery;
        this.manualReconciliation = manualReconciliation;
        this.liveValues = liveValues;
        user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        list = SubmissionList.create(submissionQuery, user, this::counted, row -> open(row.id()), this::relist);
        drawer = new SubmissionDrawer(manualReconciliation, draftService, user, () -> open(null));
        Button newPractice = ViewHeader.withIconOnPhones(
                new Button("New practice", click -> getUI().ifPresent(ui -> ui.navigate(NewPracticeView.class))),
                Icon.PLUS);
        header.addActions(new LiveIndicator(), newPractice);
        search.addClassName("cs-search");
        search.focusOnSlash();
        Div toolbar = new Div(search, status, new CsvLink(event -> download(event, csv, exports)));
        toolbar.addClassName("cs-toolbar");
        layout = new DrawerLayout(list, "Submission", 430, () -> open(null));
        addClassName("submissions");
        add(header, toolbar, layout);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SubmissionUrlState asked = SubmissionUrlState.of(event.getLocation().getQueryParameters());
        if (!listed || !asked.equals(list.asked())) {
            listed = true;
            list(asked);
        }
        opened = event.getRouteParameters().getLong(ID).orElse(null);
        Submission submission = submission();
        if (opened != null && submission == null) {
            Toast.refused("Submission " + opened + " does not exist, or you have no access.");
        }
        showDrawer(submission, attempts(submission));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        subscriptions.add(liveValues.create(Topic.ENROLLMENT, this::read).watch(ui, this::show));
        subscriptions.add(liveValues.create(Topic.LEDGER, this::readCandidates).watch(ui, this::show));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private ViewData read() {
        Submission submission = submission();
        return new ViewData(list.read(), submission, attempts(submission));
    }

    private CandidateData readCandidates() {
        Submission submission = submission();
        return new CandidateData(
                submission, submission == null ? null : manualReconciliation.candidates(user, submission));
    }

    private void show(ViewData fresh) {
        list.show(fresh.rows());
        refreshDrawer(fresh.opened(), fresh.attempts());
        header.setAsOf(Instant.now());
    }

    private void show(CandidateData fresh) {
        refreshDrawer(fresh.opened(), attempts(fresh.opened()));
    }

    private void refreshDrawer(@Nullable Submission submission, List<SubmissionAttempt> attempts) {
        if (submission != null && Long.valueOf(submission.id()).equals(opened)) {
            showDrawer(submission, attempts);
        }
    }

    private @Nullable Submission submission() {
        Long id = opened;
        return id == null ? null : submissionQuery.find(user, id).orElse(null);
    }

    private List<SubmissionAttempt> attempts(@Nullable Submission submission) {
        return submission == null ? List.of() : submissionQuery.attempts(user, submission.id());
    }

    private void showDrawer(@Nullable Submission submission, List<SubmissionAttempt> attempts) {
        if (submission == null) {
            layout.setDetail(null);
            return;
        }
        drawer.show(submission, attempts);
        layout.setDetail(drawer);
    }

    private void list(SubmissionUrlState asked) {
        settingFilters = true;
        search.setValue(asked.filter().search());
        status.choose(asked.filter().status());
        settingFilters = false;
        list.showSort(asked.sort().name(), asked.descending());
        list.list(asked);
    }

    private void refilter() {
        if (!settingFilters) {
            relist(list.asked().with(new SubmissionFilter(search.getValue(), status.getValue())));
        }
    }

    private void relist(SubmissionUrlState asked) {
        if (!asked.equals(list.asked())) {
            list(asked);
            getUI().ifPresent(ui ->
                    ui.getPage().getHistory().replaceState(null, new Location(path(opened), asked.query())));
        }
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(path(id), list.asked().query()));
    }

    private static String path(@Nullable Long id) {
        return id == null ? PATH : PATH + "/" + id;
    }

    private void counted(int count) {
        header.setSubtitle(NumberLabels.of(count, "submission")
                + (list.asked().filter().equals(SubmissionFilter.ALL) ? "" : " · filtered"));
        header.setAsOf(Instant.now());
    }

    private void download(DownloadEvent event, SubmissionCsv csv, AuditedCsvDownload exports) throws IOException {
        SubmissionUrlState asked = list.asked();
        exports.send(
                event,
                "submissions.csv",
                asked.query().getQueryString(),
                out -> csv.write(user, asked.filter(), asked.sort(), asked.descending(), out));
    }
}
