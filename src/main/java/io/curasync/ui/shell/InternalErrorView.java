package io.curasync.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.ui.Icon;
import jakarta.servlet.http.HttpServletResponse;

/** Error page for a view that failed to open. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
@PageTitle("Something went wrong · CuraSync")
class InternalErrorView extends ErrorLayout implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String id = ErrorReference.log(parameter.getException());
        show(
                Icon.WARNING,
                "Something went wrong",
                "This page could not be loaded. Try again in a moment. If it fails again, give an admin the reference "
                        + id + ".");
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
