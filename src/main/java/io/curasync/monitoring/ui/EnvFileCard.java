package io.curasync.monitoring.ui;

import com.vaadin.flow.component.html.Paragraph;
import io.curasync.monitoring.settings.Setting;
import io.curasync.ui.Card;
import io.curasync.ui.CopyField;
import java.util.List;
import java.util.stream.Collectors;

/** Card with all settings that an operator has set, in the format of a {@code .env} file. The values of secrets are omitted. */
final class EnvFileCard extends Card {

    EnvFileCard(List<Setting> settings) {
        super("As a .env file");
        String lines =
                settings.stream().filter(Setting::isSet).map(Setting::envLine).collect(Collectors.joining("\n"));
        Paragraph hint =
                new Paragraph("All settings that are not defaults. Fill in the secrets, which are left blank.");
        hint.addClassName("cs-muted");
        addClassName("settings-env");
        if (lines.isEmpty()) {
            setBody(new Paragraph("All settings have their defaults."));
        } else {
            setBody(hint, new CopyField("Content of the .env file", lines));
        }
    }
}
