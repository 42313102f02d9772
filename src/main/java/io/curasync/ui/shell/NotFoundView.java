package io.curasync.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.curasync.ui.Icon;
import jakarta.servlet.http.HttpServletResponse;

/** Error page for an unknown URL. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
@PageTitle("Not found · CuraSync")
class NotFoundView extends ErrorLayout implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show(Icon.SEARCH, "Page not found", "This page does not exist, or you have no access.");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
