package io.curasync.webhook.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.webhook.InboxStats;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Line about the signatures of the newest events: for each scheme, the number of events and the time of the latest event. Warns if hex
 * signatures are used and accepted, because they cover no timestamp. Below the line, details show how often each secret was used, and which
 * signatures were rejected.
 */
final class SignatureLine extends Div {

    private final Paragraph schemes = new Paragraph();
    private final Details details = new Details("Secrets and rejected signatures");
    private InboxStats.@Nullable SignatureSchemes shown;
    private List<String> shownDetails = List.of();

    SignatureLine() {
        addClassNames("cs-muted", "webhook-signatures");
        schemes.setVisible(false);
        details.setVisible(false);
        add(schemes, details);
    }

    /**
     * Shows how often each secret was used, and which signatures were rejected.
     *
     * @param lines sentences; if there are none, the details are hidden
     */
    void showDetails(List<String> lines) {
        if (lines.equals(shownDetails)) {
            return;
        }
        shownDetails = lines;
        details.setVisible(!lines.isEmpty());
        details.removeAll();
        details.add(new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new)));
    }

    void show(InboxStats.SignatureSchemes signatures) {
        if (signatures.equals(shown)) {
            return;
        }
        shown = signatures;
        schemes.setVisible(signatures.standard() + signatures.hex() > 0);
        schemes.removeAll();
        schemes.add("Signed by: ");
        addScheme("Standard Webhooks", signatures.standard(), signatures.lastStandard());
        if (signatures.standard() > 0 && signatures.hex() > 0) {
            schemes.add("; ");
        }
        addScheme("hex without timestamp", signatures.hex(), signatures.lastHex());
        if (signatures.hexRejected()) {
            schemes.add(". Hex signatures are rejected now.");
        } else if (signatures.hex() > 0) {
            schemes.add(
                    ". A recorded delivery with a hex signature can be sent again. Once CuraGenesis sends Standard Webhooks"
                            + " signatures, set CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP=true.");
        }
    }

    private void addScheme(String name, int events, @Nullable Instant last) {
        if (last != null) {
            schemes.add("%s (%s, the last ".formatted(name, NumberLabels.of(events, "event")));
            schemes.add(new RelativeTime(last));
            schemes.add(")");
        }
    }
}
