package io.curasync.practice.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.function.ValueProvider;
import io.curasync.platform.text.NullableText;
import io.curasync.platform.text.UsStates;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeStatus;
import io.curasync.ui.NumberLabels;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Renderers of the cells in the list of practices. A cell with a number of orders, a status or a time is highlighted when its value changes
 * while the cell is visible.
 */
final class CellRenderers {

    private static final String TIME = """
            <cura-live of="${item.id} %s" value="${item.at}" since="${item.at}">
                ${item.at
                    ? html`<cura-time class="cs-muted" datetime="${item.at}"></cura-time>`
                    : html`<span class="cs-muted">${item.none}</span>`}</cura-live>""";

    private static final Map<PracticeStatus, String> ICONS = new EnumMap<>(PracticeStatus.class);

    static {
        for (PracticeStatus status : PracticeStatus.values()) {
            ICONS.put(
                    status,
                    PracticeStatusLabels.badge(status)
                            .getChildren()
                            .findFirst()
                            .orElseThrow()
                            .getElement()
                            .getProperty("innerHTML"));
        }
    }

    private CellRenderers() {}

    static Renderer<GridRow> of(PracticeColumn column) {
        return switch (column) {
            case NAME -> label();
            case STATE -> text(practice -> UsStates.label(practice.state()));
            case OVERDUE ->
                text(practice -> practice.dormancy() == null ? "" : PracticeStatusLabels.overdue(practice.dormancy()));
            case SPECIALTY -> text(practice -> NullableText.orEmpty(practice.specialty()));
            case REP -> text(practice -> practice.repLabel().isEmpty() ? "—" : practice.repLabel());
            case ORDERS -> orders();
            case STATUS -> status();
            case LAST_ORDER -> time(column, PracticeRow::lastOrderAt, CellRenderers::noLastOrder);
            case CHANGED -> time(column, PracticeRow::changedAt, practice -> "never");
            case SYNCED -> time(column, PracticeRow::seenAt, practice -> "never");
        };
    }

    /**
     * Returns the width of a column in a list without remaining space. The widths do not depend on the content, because the columns would
     * otherwise move when their first rows arrive.
     */
    static String width(PracticeColumn column) {
        return switch (column) {
            case NAME -> "150px";
            case STATE -> "66px";
            case SPECIALTY -> "118px";
            case REP -> "114px";
            case ORDERS -> "112px";
            case STATUS -> "106px";
            case LAST_ORDER -> "104px";
            case OVERDUE -> "96px";
            case CHANGED, SYNCED -> "112px";
        };
    }

    /** Returns the share of the remaining space that a column takes, relative to other columns. */
    static int grow(PracticeColumn column) {
        return switch (column) {
            case NAME -> 5;
            case SPECIALTY, REP, STATUS -> 1;
            case STATE, ORDERS, LAST_ORDER, OVERDUE, CHANGED, SYNCED -> 0;
        };
    }

    static ColumnTextAlign align(PracticeColumn column) {
        return column == PracticeColumn.ORDERS || column == PracticeColumn.OVERDUE
                ? ColumnTextAlign.END
                : ColumnTextAlign.START;
    }

    private static Renderer<GridRow> text(ValueProvider<PracticeRow, String> text) {
        return LitRenderer.<GridRow>of(
                        "<span class=\"cs-muted practice-text\" title=\"${item.text}\">${item.text}</span>")
                .withProperty("text", row -> text.apply(row.practice()));
    }

    private static Renderer<GridRow> label() {
        return LitRenderer.<GridRow>of("""
                        <span class="practice-name">
                            <span class="cs-strong" title="${item.title}">${item.label}</span>
                            <span class="cs-muted practice-id">${item.id}</span>
                            ${item.badges.map(badge => html`<span class="cs-badge" data-tone="neutral">${badge}</span>`)}
                        </span>""")
                .withProperty("badges", row -> OriginLabels.badges(row.practice()))
                .withProperty("label", row -> row.practice().label())
                .withProperty("id", row -> secondId(row.practice()))
                .withProperty(
                        "title",
                        row -> Stream.of(
                                        row.practice().practiceId(),
                                        row.practice().userId())
                                .map(NullableText::orEmpty)
                                .filter(id -> !id.isEmpty())
                                .collect(Collectors.joining(" · ")));
    }

    private static Renderer<GridRow> orders() {
        return LitRenderer.<GridRow>of("""
                        <div class="practice-orders">
                            <cura-sparkline .values="${item.trend}"></cura-sparkline>
                            <cura-live class="cs-strong" of="${item.id} orders" value="${item.orders}">${item.orders}</cura-live>
                        </div>""")
                .withProperty("id", GridRow::id)
                .withProperty("trend", GridRow::trend)
                .withProperty("orders", row -> NumberLabels.of(row.practice().totalOrders()));
    }

    /**
     * Renders a badge that looks like {@code StatusBadge}, but does not consist of Vaadin components. With several components per row, the
     * badges would be the slowest part of opening the list.
     */
    private static Renderer<GridRow> status() {
        return LitRenderer.<GridRow>of("""
                        <cura-live of="${item.id} status" value="${item.status}">
                            <span class="cs-badge" data-tone="${item.tone}" title="${item.tooltip}">
                                <span class="cs-icon" aria-hidden="true" .innerHTML="${item.icon}"></span>
                                <span>${item.status}</span>
                            </span></cura-live>""")
                .withProperty("id", GridRow::id)
                .withProperty(
                        "status",
                        row -> PracticeStatusLabels.word(row.practice().status()))
                .withProperty(
                        "tone", row -> PracticeStatusLabels.tone(row.practice().status()))
                .withProperty("icon", row -> ICONS.get(row.practice().status()))
                .withProperty("tooltip", row -> PracticeStatusLabels.tooltip(row.practice()));
    }

    private static Renderer<GridRow> time(
            PracticeColumn column,
            ValueProvider<PracticeRow, @Nullable Instant> time,
            ValueProvider<PracticeRow, String> none) {
        return LitRenderer.<GridRow>of(TIME.formatted(column.name().toLowerCase(Locale.ROOT)))
                .withProperty("id", GridRow::id)
                .withProperty("none", row -> none.apply(row.practice()))
                .withProperty("at", row -> text(time.apply(row.practice())));
    }

    /**
     * Returns the text to display if no order has a known date. The text is "date unknown" if the practice has orders, because a sync
     * reports only totals. Otherwise, the text is "never".
     */
    static String noLastOrder(PracticeRow practice) {
        return practice.hasUndatedOrders() ? "date unknown" : "never";
    }

    /**
     * Renders two lines per row, for narrow screens. The list of one rep shows the time of the last order. The list of all practices
     * shows the time of the last change.
     */
    static Renderer<GridRow> twoLines(boolean showsAllReps) {
        return LitRenderer.<GridRow>of("""
                        <div class="cs-two-lines">
                            <span class="cs-strong">${item.label}</span>
                            <cura-live class="cs-strong" of="${item.id} orders" value="${item.orders}">${item.orders}</cura-live>
                            <span class="cs-muted">${item.detail}</span>
                            ${item.at
                                ? html`<cura-time class="cs-muted" datetime="${item.at}"></cura-time>`
                                : html`<span class="cs-muted">${item.none}</span>`}
                        </div>""")
                .withProperty("id", GridRow::id)
                .withProperty("label", row -> row.practice().label())
                .withProperty("orders", row -> NumberLabels.of(row.practice().totalOrders(), "order"))
                .withProperty("detail", row -> detail(row.practice()))
                .withProperty("none", row -> noLastOrder(row.practice()))
                .withProperty(
                        "at",
                        row -> text(
                                showsAllReps
                                        ? row.practice().changedAt()
                                        : row.practice().lastOrderAt()));
    }

    /** Returns the id to show after the name. Empty if the practice has no name, because the id is then shown in place of the name. */
    private static String secondId(PracticeRow practice) {
        if (practice.name() == null) {
            return "";
        }
        return NullableText.orEmpty(practice.practiceId() != null ? practice.practiceId() : practice.userId());
    }

    private static String detail(PracticeRow practice) {
        return Stream.of(
                        Stream.of(
                                PracticeStatusLabels.word(practice.status()),
                                UsStates.label(practice.state()),
                                NullableText.orEmpty(practice.specialty())),
                        OriginLabels.badges(practice).stream(),
                        Stream.of(secondId(practice)))
                .flatMap(Function.identity())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }
}
