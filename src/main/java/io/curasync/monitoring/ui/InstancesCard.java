package io.curasync.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.curasync.monitoring.instance.AppInstance;
import io.curasync.monitoring.instance.ClockOffsets;
import io.curasync.monitoring.instance.InstanceMonitor;
import io.curasync.monitoring.instance.InstanceOverview;
import io.curasync.ui.Card;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.TextUpdater;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Card with the instances that have sent a heartbeat within the last day. */
final class InstancesCard extends Card {

    private final InstanceMonitor monitor;
    private final NativeTable table = new NativeTable();
    private final Paragraph differing = new Paragraph();

    InstancesCard(InstanceMonitor monitor) {
        super("Instances");
        this.monitor = monitor;
        table.addClassNames("cs-table", "settings-instances");
        table.getElement().setAttribute("aria-label", "Instances");
        NativeTableRow titles = table.getHead().addRow();
        List.of("Instance", "State", "Version", "Started", "Last heartbeat", "Clock", "Settings")
                .forEach(title -> titles.add(header(title)));
        differing.addClassName("settings-problem");
        differing.getElement().setAttribute("data-tone", "warn");
        setBody(differing, table);
    }

    void show(InstanceOverview overview) {
        setTitle(NumberLabels.of(overview.running().size(), "running instance"));
        Collection<String> names = overview.differingSettings();
        differing.setVisible(!names.isEmpty());
        TextUpdater.show(differing, "The instances have different values of %s.".formatted(String.join(", ", names)));
        Optional<AppInstance> self =
                overview.instances().stream().filter(monitor::isSelf).findFirst();
        table.getBody().removeAllRows();
        overview.instances().forEach(instance -> add(instance, self));
    }

    private void add(AppInstance instance, Optional<AppInstance> self) {
        boolean isSelf = monitor.isSelf(instance);
        Span name = new Span(instance.name());
        name.addClassName("cs-strong");
        NativeTableRow row = table.getBody().addRow();
        row.getElement().setAttribute("data-instance", instance.name());
        row.setClassName("cs-own", isSelf);
        NativeTableCell named = cell("name", name);
        if (isSelf) {
            Span mark = new Span("this instance");
            mark.addClassName("cs-muted");
            named.add(mark);
        }
        row.add(
                named,
                cell("state", badge(instance.state())),
                labeled("Version", new Span(instance.version())),
                labeled("Started", RelativeTime.clock(instance.startedAt())),
                labeled("Last heartbeat", new RelativeTime(instance.heartbeatAt())),
                labeled("Clock", clock(instance)),
                labeled(
                        "Settings",
                        new Span(
                                isSelf
                                        ? "–"
                                        : self.map(own -> difference(instance, own))
                                                .orElse("–"))));
    }

    private static Span clock(AppInstance instance) {
        Span clock = new Span(ClockOffsets.label(instance.clockOffset()));
        if (ClockOffsets.isLarge(instance.clockOffset())) {
            clock.addClassName("settings-problem");
            clock.getElement().setAttribute("data-tone", "warn");
        }
        return clock;
    }

    private static String difference(AppInstance instance, AppInstance self) {
        Collection<String> names = instance.differingSettings(self);
        return names.isEmpty() ? "the same" : "differs in " + String.join(", ", names);
    }

    private static StatusBadge badge(AppInstance.State state) {
        return switch (state) {
            case RUNNING -> new StatusBadge(StatusBadge.Kind.OK, "Running");
            case SILENT -> new StatusBadge(StatusBadge.Kind.WARN, "No heartbeat");
            case STOPPED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, "Stopped");
        };
    }

    private static NativeTableHeaderCell header(String title) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableCell cell(String name, Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.addClassName("settings-instance-" + name);
        return cell;
    }

    /** Creates a cell that also contains the title of its column. The title is shown only on narrow screens, which show no table header. */
    private static NativeTableCell labeled(String title, Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.getElement().setAttribute("data-title", title);
        return cell;
    }
}
