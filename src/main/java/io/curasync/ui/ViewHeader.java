package io.curasync.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.shell.MainLayout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Header at the top of every view. It shows a title, a subtitle with an "as of" time, and actions on the right. */
public final class ViewHeader extends Composite<Header> implements HasStyle {

    private final H1 title;
    private final Span subtitle = new Span();
    private final Span asOf = new Span();
    private final RelativeTime asOfTime = RelativeTime.clock(null);
    private final Div contributions = new Div();
    private final Div actions = new Div();

    public ViewHeader(String title) {
        this.title = new H1(title);
        asOf.add(new Span("as of "), asOfTime);
        asOf.addClassName("cs-as-of");
        asOf.setVisible(false);
        Div below = new Div(subtitle, asOf);
        below.addClassName("cs-subtitle");
        contributions.addClassName("cs-contributions");
        actions.addClassName("cs-actions");
        getContent().addClassName("cs-view-header");
        Div right = new Div(contributions, actions);
        right.getElement().insertChild(0, LiveIndicator.interrupted());
        getContent().add(new Div(this.title, below), right);
    }

    public void setTitle(String title) {
        TextUpdater.show(this.title, title);
    }

    public void setSubtitle(String text) {
        TextUpdater.show(subtitle, text);
    }

    /**
     * Sets and shows the "as of" time, at which the data of the view was read.
     *
     * @param time null hides the "as of" time
     */
    public void setAsOf(@Nullable Instant time) {
        asOfTime.setTime(time);
        asOf.setVisible(time != null);
    }

    /** Appends actions on the right, after the contributions of other modules. */
    public void addActions(Component... actions) {
        this.actions.add(actions);
    }

    /**
     * Adds an action that has its label on phones, too: there, it is beside the title, and the other actions are below it. Use this if no
     * icon explains the action.
     */
    public void addTitleAction(Button action) {
        action.addClassName("cs-title-action");
        getContent().getElement().insertChild(1, action.getElement());
    }

    /**
     * Gives a button of a header an icon that explains its action. On phones, where the label would take another line, only screen readers
     * read the label.
     */
    public static <B extends Button> B withIconOnPhones(B button, Icon icon) {
        button.setIcon(icon.create());
        button.addClassName("cs-phone-icon");
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        contributions.removeAll();
        MainLayout layout = findAncestor(MainLayout.class);
        if (layout != null) {
            layout.contributions(HeaderContribution.Position.VIEW).forEach(contributions::add);
        }
    }
}
