package io.curasync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A card with a title, actions to the right of the title, and content below. */
public class Card extends Composite<Section> implements HasStyle {

    private final H2 title;
    private final Div actions = new Div();
    private final Div content = new Div();

    public Card(String title, Component... content) {
        this.title = new H2(title);
        Div head = new Div(this.title, actions);
        head.addClassName("cs-card-head");
        actions.addClassName("cs-actions");
        this.content.addClassName("cs-card-content");
        getContent().addClassName("cs-card");
        getContent().add(head, this.content);
        add(content);
    }

    public void setTitle(String title) {
        TextUpdater.show(this.title, title);
    }

    /** Appends components to the content below the title. */
    public void add(Component... content) {
        this.content.add(content);
    }

    /** Replaces the content below the title. */
    public void setBody(Component... content) {
        this.content.removeAll();
        this.content.add(content);
    }

    /** Replaces the actions to the right of the title. */
    public void setActions(Component... actions) {
        this.actions.removeAll();
        this.actions.add(actions);
    }
}
