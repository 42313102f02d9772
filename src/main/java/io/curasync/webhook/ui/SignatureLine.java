package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Paragraph;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.webhook.InboxStats;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Line with the number and the latest event of each signature scheme, and a warning if signatures cover no timestamp. */
final class SignatureLine extends Paragraph {

    private InboxStats.@Nullable SignatureSchemes shown;

    SignatureLine() {
        addClassNames("cs-muted", "webhook-signatures");
        setVisible(false);
    }

    void show(InboxStats.SignatureSchemes signatures) {
        if (signatures.equals(shown)) {
            return;
        }
        shown = signatures;
        setVisible(signatures.standard() + signatures.hex() > 0);
        removeAll();
        add("Signed by: ");
        addScheme("Standard Webhooks", signatures.standard(), signatures.lastStandard());
        if (signatures.standard() > 0 && signatures.hex() > 0) {
            add("; ");
        }
        addScheme("hex without timestamp", signatures.hex(), signatures.lastHex());
        if (signatures.hexRejected()) {
            add(". Hex signatures are rejected now.");
        } else if (signatures.hex() > 0) {
            add(". A recorded delivery with a hex signature can be sent again. Once CuraGenesis sends Standard Webhooks"
                    + " signatures, set CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP=true.");
        }
    }

    private void addScheme(String name, int events, @Nullable Instant last) {
        if (last != null) {
            add("%s (%s, the last ".formatted(name, NumberLabels.of(events, "event")));
            add(new RelativeTime(last));
            add(")");
        }
    }
}
