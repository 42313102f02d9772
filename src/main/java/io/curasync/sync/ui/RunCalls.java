package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.curasync.sync.history.SyncCall;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import java.time.Duration;
import java.util.List;

/** Creates the table of the API calls of a run, successful and failed. */
final class RunCalls {

    private RunCalls() {}

    static NativeTable of(List<SyncCall> calls) {
        NativeTable table = new NativeTable();
        table.addClassNames("cs-table", "sync-calls");
        table.getElement().setAttribute("aria-label", "Calls to CuraGenesis");
        NativeTableRow titles = table.getHead().addRow();
        titles.add(
                RunTable.title("Page", true),
                RunTable.title("At", false),
                RunTable.title("Took", true),
                RunTable.title("Rows", true),
                RunTable.title("Answer", false));
        for (SyncCall call : calls) {
            table.getBody()
                    .addRow()
                    .add(
                            cell("cs-num", new Span(NumberLabels.of(call.page()))),
                            cell("cs-muted", RelativeTime.clock(call.at())),
                            cell("cs-num cs-muted", new Span(duration(call.millis()))),
                            cell("cs-num", new Span(call.rows() == null ? "–" : NumberLabels.of(call.rows()))),
                            cell("", response(call)));
        }
        return table;
    }

    private static String duration(long millis) {
        return millis < 1_000 ? millis + " ms" : NumberLabels.duration(Duration.ofMillis(millis));
    }

    private static Div response(SyncCall call) {
        String status = call.status() == null ? "No answer" : call.status().toString();
        if (call.error() == null) {
            return new Div(new StatusBadge(StatusBadge.Kind.OK, status));
        }
        Div response = new Div(new StatusBadge(StatusBadge.Kind.ERROR, status), new Span(call.error()));
        response.addClassName("sync-answer");
        return response;
    }

    private static NativeTableCell cell(String classNames, Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.setClassName(classNames);
        return cell;
    }
}
