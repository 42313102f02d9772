package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import io.curasync.account.Scope;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.TimelineQuery;
import io.curasync.ui.DrawerLayout;
import org.jspecify.annotations.Nullable;

/** The list, and beside it the practice that is open. */
final class PracticeSplitLayout extends DrawerLayout {

    private final Scope scope;
    private final PracticeQuery practiceQuery;
    private final PracticeOrderQuery orders;
    private final PracticeList list;
    private final TimelinePanel timeline;
    private final PracticeDrawer drawer;
    private final MissingPracticeMessage missing;

    /** Read by the thread that looks for changes too. */
    private volatile @Nullable Long opened;

    /**
     * What was read for the drawer.
     *
     * @param id the practice that was open when the reading began; null: none
     * @param found null: none was open, or the practice is out of scope
     */
    record Fresh(@Nullable Long id, @Nullable DetailData found) {}

    /** @param close asked for when the user has seen enough */
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

    /** The id of the practice that is open, even if there is none of that id. */
    @Nullable
    Long opened() {
        return opened;
    }

    /** @param id null: none */
    void open(@Nullable Long id) {
        boolean beside = getDetail() != null;
        opened = id;
        DetailData what = read().found();
        list.mark(what == null ? null : what.practice());
        if (what == null) {
            drawer.clear();
            setDetail(id == null ? null : missing);
        } else {
            drawer.show(what);
            setDetail(drawer);
        }
        if (beside != (getDetail() != null)) {
            list.fitColumns();
        }
    }

    /** The practice that is open, as the database has it now. From any thread. */
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
     * Takes what was read, unless another practice has been opened since. A practice can become another rep's, or the user's,
     * while it is open.
     */
    void show(Fresh fresh) {
        if (fresh.id() == null || !fresh.id().equals(opened)) {
            return;
        }
        DetailData found = fresh.found();
        if (found == null) {
            showBeside(missing);
        } else {
            drawer.show(found);
            showBeside(drawer);
        }
    }

    private void showBeside(Component detail) {
        if (getDetail() != detail) {
            setDetail(detail);
        }
    }
}
