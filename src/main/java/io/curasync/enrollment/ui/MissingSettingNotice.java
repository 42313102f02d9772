package io.curasync.enrollment.ui;

import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** Notice that names a missing setting. Without the setting, no submission can be sent to CuraGenesis. */
final class MissingSettingNotice extends Div {

    /**
     * Creates the notice.
     *
     * @param missingSetting sentence that names the setting; null to hide the notice, because no setting is missing
     */
    MissingSettingNotice(@Nullable String missingSetting) {
        addClassName("intake-off");
        setText(missingSetting);
        setVisible(missingSetting != null);
    }
}
