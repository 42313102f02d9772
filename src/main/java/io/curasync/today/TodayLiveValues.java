package io.curasync.today;

import io.curasync.account.CurrentUser;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Provides the list of the day of each user as a live value. All screens of a user on this instance share one value. */
@Component
public class TodayLiveValues {

    private final KeyedLiveValues<CurrentUser, TodayItems> lists;

    TodayLiveValues(LiveValues liveValues, TodayQuery query) {
        lists = liveValues.createFamily(
                Set.of(Topic.LEDGER, Topic.ENROLLMENT), LiveValues.TEXT_UPDATE_INTERVAL, query::read);
    }

    /** Returns the live value of the user's list. */
    public LiveValue<TodayItems> of(CurrentUser user) {
        return lists.of(user);
    }
}
