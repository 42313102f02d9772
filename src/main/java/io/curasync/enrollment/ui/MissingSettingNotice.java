package io.curasync.enrollment.ui;

import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** Notice that names the setting without which nothing can be sent to CuraGenesis. */
final class MissingSettingNotice extends Div {

    /** @param missingSetting a sentence; null if all settings are there, which hides the notice */
    MissingSettingNotice(@Nullable String missingSetting) {
        addClassName("intake-off");
        setText(missingSetting);
        setVisible(missingSetting != null);
    }
}
