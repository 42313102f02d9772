package io.curasync.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.curasync.ui.Icon;
import io.curasync.ui.UserProfile;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows the signed-in user, buttons for the color scheme, and the sign-out button. */
final class UserMenu extends Div {

    private final Map<ColorSchemePreference, NativeButton> appearances = new EnumMap<>(ColorSchemePreference.class);

    /**
     * Creates the menu.
     *
     * @param path route to which the user's name links; null for no link
     * @param signOut called when the user presses the sign-out button
     */
    UserMenu(UserProfile.Person person, @Nullable String path, Runnable signOut) {
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
        for (ColorSchemePreference colorSchemePreference : ColorSchemePreference.values()) {
            NativeButton button = iconButton(
                    colorSchemePreference.icon(), colorSchemePreference.label(), () -> choose(colorSchemePreference));
            appearances.put(colorSchemePreference, button);
            choices.add(button);
        }
        return choices;
    }

    private void choose(ColorSchemePreference colorSchemePreference) {
        getUI().ifPresent(colorSchemePreference::choose);
        show(colorSchemePreference);
    }

    /** Applies the color scheme that the user chose in another tab. If the name is unknown, applies the scheme of the operating system. */
    @ClientCallable
    void chosenElsewhere(String name) {
        ColorSchemePreference chosen = ColorSchemePreference.named(name);
        getUI().ifPresent(chosen::applyTo);
        show(chosen);
    }

    private void show(ColorSchemePreference chosen) {
        appearances.forEach((colorSchemePreference, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(colorSchemePreference == chosen)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(ColorSchemePreference.of(event.getUI()));
        ColorSchemePreference.follow(this);
    }

    private static NativeButton iconButton(Icon icon, String label, Runnable action) {
        NativeButton button = new NativeButton("", click -> action.run());
        button.add(icon.create());
        button.setAriaLabel(label);
        button.setTitle(label);
        return button;
    }
}
