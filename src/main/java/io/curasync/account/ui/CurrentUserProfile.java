package io.curasync.account.ui;

import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.ui.UserProfile;
import org.springframework.stereotype.Component;

/** Provides the signed-in user to the layout. */
@Component
class CurrentUserProfile implements UserProfile {

    @Override
    public Person current() {
        CurrentUser user = CurrentUserAccess.require();
        return new Person(user.name(), user.isAdmin() ? "Admin" : "Rep");
    }

    @Override
    public String path() {
        return AccountView.PATH;
    }
}
