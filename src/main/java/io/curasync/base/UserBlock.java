package io.curasync.base;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Who is signed in, the colours of the screen, and the way out. */
final class UserBlock extends Div {

    private final Map<Appearance, NativeButton> appearances = new EnumMap<>(Appearance.class);

    UserBlock(UserProfile.Person person, Runnable signOut) {
        Span avatar = new Span(initials(person.name()));
        avatar.addClassName("cs-avatar");
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(person.name());
        name.addClassName("cs-user-name");
        Span role = new Span(person.role());
        role.addClassName("cs-user-role");
        Div who = new Div(avatar, new Div(name, role));
        who.addClassName("cs-who");
        Div controls = new Div(appearanceSwitch(), iconButton(Icon.SIGN_OUT, "Sign out", signOut));
        controls.addClassName("cs-user-controls");
        addClassName("cs-user");
        add(who, controls);
    }

    /** The first letters of the first and the last word, of an address the first letter. */
    static String initials(String name) {
        String[] words = name.replaceAll("@.*", "").trim().split("[\\s.]+");
        return Arrays.stream(words.length < 2 ? words : new String[] {words[0], words[words.length - 1]})
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
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

    private void show(Appearance chosen) {
        appearances.forEach((appearance, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(appearance == chosen)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(Appearance.of(event.getUI()));
    }

    private static NativeButton iconButton(Icon icon, String label, Runnable action) {
        NativeButton button = new NativeButton("", click -> action.run());
        button.add(icon.create());
        button.setAriaLabel(label);
        button.setTitle(label);
        return button;
    }
}
