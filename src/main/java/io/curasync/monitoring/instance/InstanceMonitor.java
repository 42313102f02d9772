package io.curasync.monitoring.instance;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.platform.InstanceId;
import org.springframework.stereotype.Component;

/** Provides the overview of all instances as a live value, which all screens of this instance share. */
@Component
public class InstanceMonitor {

    private final InstanceId self;
    private final LiveValue<InstanceOverview> overview;

    InstanceMonitor(InstanceId self, InstanceRepository repository, LiveValues liveValues) {
        this.self = self;
        overview = liveValues.create(Topic.MONITORING, repository::overview);
    }

    public LiveValue<InstanceOverview> overview() {
        return overview;
    }

    /** Returns whether the given instance is this one, that is, the one that serves the screen. */
    public boolean isSelf(AppInstance instance) {
        return instance.name().equals(self.name());
    }
}
