package io.curasync.monitoring.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.curasync.account.CurrentUserAccess;
import io.curasync.live.LiveBinding;
import io.curasync.monitoring.instance.InstanceMonitor;
import io.curasync.monitoring.settings.Setting;
import io.curasync.monitoring.settings.SettingService;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.UrlQuery;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.FilterSelect;
import io.curasync.ui.list.SearchField;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Read-only screen with the settings of this instance and the list of all instances, for admins. */
@Route(SettingsView.PATH)
@PageTitle("Settings")
@Menu(title = "Settings", order = 180, icon = "gear")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/settings.css")
class SettingsView extends Div implements BeforeEnterObserver {

    static final String PATH = "settings";
    private static final String ERROR_LOG_PATH = PATH + "/errors";
    private static final String SEARCH = "q";
    private static final String SHOW = "show";

    private final List<Setting> settings;
    private final SearchField search = new SearchField("Name or description", "Search settings", this::applyFilter);
    private final FilterSelect<SettingFilter> filter =
            new FilterSelect<>("Show", List.of(SettingFilter.values()), SettingFilter::label, this::applyFilter);
    private final SettingGroups groups = new SettingGroups();
    private boolean restoringFilter;

    SettingsView(SettingService service, InstanceMonitor instances) {
        settings = service.settings(CurrentUserAccess.require());
        ViewHeader header = new ViewHeader("Settings");
        header.setSubtitle(summary());
        header.addActions(errorLog());
        filter.setAnyLabel("all");
        search.addClassName("cs-search");
        Div toolbar = new Div(search, filter);
        toolbar.addClassName("cs-toolbar");
        InstancesCard card = new InstancesCard(instances);
        add(header, card, toolbar, groups, new EnvFileCard(settings));
        LiveBinding.follow(this, instances.overview(), card::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        String text = UrlQuery.text(query, SEARCH);
        restoringFilter = true;
        search.setValue(text == null ? "" : text);
        filter.choose(UrlQuery.constant(SettingFilter.values(), UrlQuery.text(query, SHOW)));
        restoringFilter = false;
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        search.focusOnSlash();
    }

    private void applyFilter() {
        if (!restoringFilter) {
            show();
            QueryParameters query = new UrlQuery()
                    .with(SEARCH, search.getValue())
                    .with(SHOW, filter.getValue())
                    .parameters();
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location(PATH, query)));
        }
    }

    private void show() {
        groups.show(settings.stream()
                .filter(setting ->
                        filter.getValue() == null || filter.getValue().matches(setting))
                .filter(setting -> SettingFilter.contains(setting, search.getValue()))
                .toList());
    }

    private String summary() {
        long set = settings.stream().filter(Setting::isSet).count();
        long doubtful =
                settings.stream().filter(SettingFilter.DOUBTFUL::matches).count();
        return "%s set, %s doubtful. Read-only: change the environment or the .env file, and restart."
                .formatted(NumberLabels.of(set), doubtful == 0 ? "none" : NumberLabels.of(doubtful));
    }

    private static Anchor errorLog() {
        Anchor link = new Anchor(ERROR_LOG_PATH);
        link.add(Icon.LIST.create(), new Span("Error log"));
        link.addClassName("cs-button");
        return link;
    }
}
