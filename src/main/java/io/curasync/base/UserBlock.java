package io.curasync.base;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is signed in, the colours of the screen, and the way out. */
final class UserBlock extends Div {

    private final Map<Appearance, NativeButton> appearances = new EnumMap<>(Appearance.class);

    /** @param path of the view that the name leads to; null: it leads nowhere */
    UserBlock(UserProfile.Person person, @Nullable String path, Runnable signOut) {
        Span avatar = new Span(UserProfile.initials(person.name()));
        avatar.addClassName("cs-avatar");
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(person.name());
        name.addClassName("cs-user-name");
        Span role = new Span(person.role());
        role.addClassName("cs-user-role");
        HtmlContainer who = path == null ? new Div() : new Anchor(path, "");
        who.add(avatar, new Div(name, role));
        who.addClassName("cs-who");
        Div controls = new Div(appearanceSwitch(), iconButton(Icon.SIGN_OUT, "Sign out", signOut));
        controls.addClassName("cs-user-controls");
        addClassName("cs-user");
        add(who, controls);
    }

    private Div appearanceSwitch() {
        Div choices = new Div();
        choices.addClassNames("cs-segments", "cs-appearance");
        choices.getElement().setAttribute("role", "group").setAttribute("aria-label", "Appearance");
        for (Appearance appearance : Appearance.values()) {
            NativeButton button = iconButton(appearance.icon(), appearance.label(), () -> choose(appearance));
            appearances.put(appearance, button);
            choices.add(button);
        }
        return choices;
    }

    private void choose(Appearance appearance) {
        getUI().ifPresent(appearance::choose);
        show(appearance);
    }

    @ClientCallable
    void chosenElsewhere(String name) {
        Appearance chosen = Appearance.named(name);
        getUI().ifPresent(chosen::applyTo);
        show(chosen);
    }

    private void show(Appearance chosen) {
        appearances.forEach((appearance, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(appearance == chosen)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(Appearance.of(event.getUI()));
        Appearance.follow(this);
    }

    private static NativeButton iconButton(Icon icon, String label, Runnable action) {
        NativeButton button = new NativeButton("", click -> action.run());
        button.add(icon.create());
        button.setAriaLabel(label);
        button.setTitle(label);
        return button;
    }
}
