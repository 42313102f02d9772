package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows the indented payload of an event. Highlights the lines with fields whose names occur in the error of the event. */
final class PayloadBlock extends Pre {

    /**
     * Matches a line with a field of the event, or of an object in the event, such as {@code data}. Does not match fields at deeper levels.
     */
    private static final Pattern FIELD = Pattern.compile(" {2,4}\"(\\w+)\" ?:.*");

    PayloadBlock() {
        addClassName("webhook-payload");
        // The block scrolls, so it must be reachable by keyboard.
        getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "Payload");
    }

    /**
     * Shows a payload. Returns the names of the highlighted fields. The list is empty if, for example, the error is about a missing field.
     *
     * @param payload indented JSON; null hides the block
     * @param error error of the event; null if there is none
     */
    List<String> show(@Nullable String payload, @Nullable String error) {
        getElement().removeAllChildren();
        setVisible(payload != null);
        List<String> marked = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (String line : payload == null ? List.<String>of() : payload.lines().toList()) {
            Matcher field = FIELD.matcher(line);
            if (error != null && field.matches() && names(error, field.group(1))) {
                marked.add(field.group(1));
                getElement().appendChild(Element.createText(plain.toString()), new Element("mark").setText(line));
                plain.setLength(0);
            } else {
                plain.append(line);
            }
            plain.append('\n');
        }
        getElement().appendChild(Element.createText(plain.toString()));
        return marked;
    }

    private static boolean names(String error, String field) {
        return Pattern.compile("\\b" + Pattern.quote(field) + "\\b")
                .matcher(error)
                .find();
    }
}
