package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.TimelineQuery;
import io.curasync.ui.DrawerLayout;
import org.jspecify.annotations.Nullable;

/** The list of practices and the drawer, which shows the selected practice. */
final class PracticeSplitLayout extends DrawerLayout {

    private final Scope scope;
    private final PracticeQuery practiceQuery;
    private final PracticeOrderQuery orders;
    private final PracticeList list;
    private final TimelinePanel timeline;
    private final PracticeDrawer drawer;
    private final MissingPracticeMessage missing;

    /**
     * CuraSync's id of the practice in the drawer; null if the drawer is closed. Volatile, because the thread that
     * checks for changes reads it too.
     */
    private volatile @Nullable Long opened;

    /**
     * The result of {@link #read}.
     *
     * @param id the practice in the drawer when reading began; null if the drawer was closed
     * @param found data of the practice; null if the drawer was closed or the practice is out of scope
     */
    record Fresh(@Nullable Long id, @Nullable DetailData found) {}

    /**
     * Creates the layout with a closed drawer.
     *
     * @param close called when the user closes the drawer
     */
    PracticeSplitLayout(
            Scope scope,
            PracticeQuery practiceQuery,
            PracticeOrderQuery orders,
            TimelineQuery timeline,
            PracticeList list,
            Runnable close) {
        super(list, "Practice", "370px", close);
        this.scope = scope;
        this.practiceQuery = practiceQuery;
        this.orders = orders;
        this.list = list;
        this.timeline = new TimelinePanel(timeline, scope);
        drawer = new PracticeDrawer(this.timeline, new OrdersPanel(orders, scope), close);
        missing = new MissingPracticeMessage(close);
        setOverlayContainment(OverlayContainment.PAGE);
    }

    /** Returns the id that {@link #open} received, even if there is no such practice. Null if the drawer is closed. */
    @Nullable
    Long opened() {
        return opened;
    }

    /**
     * Opens the drawer for a practice, or closes it.
     *
     * @param id CuraSync's id; null to close the drawer
     */
    void open(@Nullable Long id) {
        boolean wasOpen = getDetail() != null;
        opened = id;
        DetailData data = read().found();
        list.mark(data == null ? null : data.practice());
        if (data == null) {
            drawer.clear();
            setDetail(id == null ? null : missing);
        } else {
            drawer.show(data);
            setDetail(drawer);
        }
        if (wasOpen != (getDetail() != null)) {
            list.fitColumns();
        }
    }

    /** Reads the practice in the drawer. May be called from any thread. */
    Fresh read() {
        Long id = opened;
        return new Fresh(id, id == null ? null : read(id));
    }

    private @Nullable DetailData read(long id) {
        return practiceQuery
                .byId(scope, id)
                .map(practice -> new DetailData(practice, orders.figures(scope, id), timeline.newer(id)))
                .orElse(null);
    }

    /**
     * Applies a result of {@link #read}, unless the drawer shows another practice by now. The practice may have left or
     * entered the user's scope.
     */
    void show(Fresh fresh) {
        if (fresh.id() == null || !fresh.id().equals(opened)) {
            return;
        }
        DetailData found = fresh.found();
        if (found == null) {
            showDetail(missing);
        } else {
            drawer.show(found);
            showDetail(drawer);
        }
    }

    private void showDetail(Component detail) {
        if (getDetail() != detail) {
            setDetail(detail);
        }
    }
}
