package io.curasync.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.database.DatabaseAvailability;
import io.curasync.ui.Icon;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Error page for a view that could not be opened because of an unexpected exception or an outage of the database. In case of an outage, the
 * browser loads the view again when the database is available.
 */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class InternalErrorView extends ErrorLayout implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final String RELOAD_SOON = "setTimeout(() => location.reload(), 5000)";

    private final DatabaseAvailability availability;
    private String title = "Something went wrong";

    InternalErrorView(DatabaseAvailability availability) {
        this.availability = availability;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        if (DatabaseFailure.of(parameter.getException()) == DatabaseFailure.OUTAGE) {
            showOutage();
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        String id = ErrorReference.log(parameter.getException());
        show(
                Icon.WARNING,
                title,
                "This page could not be loaded. Try again in a moment. If it fails again, give an admin the reference "
                        + id + ".");
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private void showOutage() {
        title = "The database is not reachable";
        show(Icon.WARNING, title, "This page opens by itself when the database is back.");
        if (availability.isAvailable()) {
            getElement().executeJs(RELOAD_SOON);
        } else {
            // connection.ts reloads pages with this attribute at the end of the outage.
            getElement().setAttribute("data-outage", true);
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · CuraSync";
    }
}
