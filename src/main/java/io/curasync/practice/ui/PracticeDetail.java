package io.curasync.practice.ui;

import io.curasync.account.Scope;
import io.curasync.base.DrawerLayout;
import io.curasync.practice.PracticeOrders;
import io.curasync.practice.PracticeTimeline;
import io.curasync.practice.Practices;
import org.jspecify.annotations.Nullable;

/** The list, and beside it the practice that is open. */
final class PracticeDetail extends DrawerLayout {

    private final Scope scope;
    private final Practices practices;
    private final PracticeOrders orders;
    private final PracticeList list;
    private final TimelinePanel timeline;
    private final PracticeDrawer drawer;

    /** Read by the thread that looks for changes too. */
    private volatile @Nullable Long opened;

    /** @param close asked for when the user has seen enough */
    PracticeDetail(
            Scope scope,
            Practices practices,
            PracticeOrders orders,
            PracticeTimeline timeline,
            PracticeList list,
            Runnable close) {
        super(list, "Practice", "370px", close);
        this.scope = scope;
        this.practices = practices;
        this.orders = orders;
        this.list = list;
        this.timeline = new TimelinePanel(timeline, scope);
        drawer = new PracticeDrawer(this.timeline, new OrdersPanel(orders, scope), close);
        setOverlayContainment(OverlayContainment.PAGE);
    }

    /** The id of the practice that is open, even if there is none of that id. */
    @Nullable
    Long opened() {
        return opened;
    }

    /** @param id null: none */
    void open(@Nullable Long id) {
        opened = id;
        Opened what = read();
        list.mark(what == null ? null : what.practice());
        if (what == null) {
            drawer.clear();
            setDetail(null);
        } else {
            drawer.show(what);
            setDetail(drawer);
        }
    }

    /** The practice that is open, as the database has it now; null: none, or out of scope. From any thread. */
    @Nullable
    Opened read() {
        Long id = opened;
        return id == null
                ? null
                : practices
                        .byId(scope, id)
                        .map(practice -> new Opened(practice, orders.figures(scope, id), timeline.newer(id)))
                        .orElse(null);
    }

    /** Takes what was read. */
    void show(@Nullable Opened fresh) {
        if (fresh != null && Long.valueOf(fresh.practice().id()).equals(opened)) {
            drawer.show(fresh);
        }
    }
}
