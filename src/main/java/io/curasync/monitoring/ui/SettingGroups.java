package io.curasync.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.monitoring.settings.Setting;
import io.curasync.ui.Card;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** List of settings, with one card per group. */
final class SettingGroups extends Div {

    SettingGroups() {
        addClassName("settings-groups");
    }

    /** Replaces the shown settings with the given ones. The settings of a group are shown in the given order. */
    void show(List<Setting> settings) {
        removeAll();
        if (settings.isEmpty()) {
            add(new Card("", new EmptyState(Icon.SEARCH, "No settings found. Clear the search or show all settings.")));
        }
        Map<String, List<Setting>> groups = settings.stream()
                .collect(Collectors.groupingBy(Setting::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, members) ->
                add(new Card(group, members.stream().map(SettingRow::new).toArray(Component[]::new))));
    }
}
