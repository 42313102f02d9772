package io.curasync.monitoring.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.settings.Setting;
import io.curasync.monitoring.settings.SettingProblem;
import io.curasync.monitoring.settings.SettingSource;
import io.curasync.ui.CopyField;
import io.curasync.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/**
 * Row with one setting on the Settings screen. The line for the {@code .env} file is created on demand, because there are many
 * settings.
 */
final class SettingRow extends Div {

    private final Setting setting;
    private final NativeButton toggle = new NativeButton(".env line", pressed -> toggle());
    private @Nullable CopyField line;

    SettingRow(Setting setting) {
        this.setting = setting;
        addClassName("settings-row");
        getElement().setAttribute("data-setting", setting.name());
        Paragraph description = new Paragraph(setting.description());
        description.addClassName("cs-muted");
        Div text = new Div(new Code(setting.name()), description);
        text.addClassName("settings-text");
        SettingProblem problem = setting.problem();
        if (problem != null) {
            text.add(advice(problem));
        }
        add(text, value(), badges());
        toggle.addClassName("settings-toggle");
        toggle.getElement()
                .setAttribute("aria-expanded", "false")
                .setAttribute("aria-label", ".env line of " + setting.name());
        add(toggle);
    }

    private static Paragraph advice(SettingProblem problem) {
        Paragraph advice = new Paragraph(problem.sentence());
        advice.addClassName("settings-problem");
        advice.getElement().setAttribute("data-tone", problem.severity() == CheckStatus.FAIL ? "error" : "warn");
        return advice;
    }

    private Span value() {
        String value = setting.value();
        Span shown = new Span(value == null ? "not set" : value);
        shown.addClassName("settings-value");
        shown.setClassName("cs-muted", value == null);
        return shown;
    }

    private Div badges() {
        Span source = new Span(source(setting.source()));
        source.addClassName("cs-badge");
        source.getElement().setAttribute("data-tone", setting.isSet() ? "accent" : "neutral");
        Div badges = new Div(source, validity(setting.problem()));
        badges.addClassName("settings-badges");
        return badges;
    }

    private static StatusBadge validity(@Nullable SettingProblem problem) {
        if (problem == null) {
            return new StatusBadge(StatusBadge.Kind.OK, "Valid");
        }
        return problem.severity() == CheckStatus.FAIL
                ? new StatusBadge(StatusBadge.Kind.ERROR, "Wrong")
                : new StatusBadge(StatusBadge.Kind.WARN, "Doubtful");
    }

    private static String source(SettingSource source) {
        return switch (source) {
            case ENVIRONMENT -> "Environment";
            case FILE -> "File";
            case DEFAULT -> "Default";
        };
    }

    private void toggle() {
        CopyField shown = line;
        if (shown == null) {
            shown = new CopyField("Line for the .env file", setting.envLine());
            line = shown;
            add(shown);
        } else {
            shown.setVisible(!shown.isVisible());
        }
        toggle.getElement().setAttribute("aria-expanded", Boolean.toString(shown.isVisible()));
    }
}
