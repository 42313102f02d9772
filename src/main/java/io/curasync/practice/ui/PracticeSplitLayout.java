package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.TimelineQuery;
import io.curasync.ui.DrawerLayout;
import org.jspecify.annotations.Nullable;

/** The list with a drawer that shows the open practice. */
final class PracticeSplitLayout extends DrawerLayout {

    private final Scope scope;
    private final PracticeQuery practiceQuery;
    private final PracticeOrderQuery orders;
    private final PracticeList list;
    private final TimelinePanel timeline;
    private final PracticeDrawer drawer;
    private final MissingPracticeMessage missing;

    /** Also read by the thread that checks for changes. */
    private volatile @Nullable Long opened;

    /**
     * Data read for the drawer.
     *
     * @param id the practice that was open when reading began; {@code null} for none
     * @param found {@code null} if none was open, or the practice is out of scope
     */
    record Fresh(@Nullable Long id, @Nullable DetailData found) {}

    /** @param close closes the drawer */
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

    /** Returns the requested id, even if there is no such practice. */
    @Nullable
    Long opened() {
        return opened;
    }

    /** @param id {@code null} closes the drawer */
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

    /** Reads the open practice. May be called from any thread. */
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
     * Shows the data, unless another practice has been opened since. An open practice can leave or enter the user's scope.
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
