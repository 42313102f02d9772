package io.curasync.ui.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.ui.Icon;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Error page for a view that the user's role may not open. The page looks the same as the page for an unknown URL, so that it does not
 * reveal that the view exists.
 */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
@PageTitle("Not found · CuraSync")
class AccessDeniedView extends ErrorLayout implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        show(Icon.SEARCH, "Page not found", "This page does not exist, or you have no access.");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
