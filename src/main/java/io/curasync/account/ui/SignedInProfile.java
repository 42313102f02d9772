package io.curasync.account.ui;

import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUsers;
import io.curasync.base.UserProfile;
import org.springframework.stereotype.Component;

/** Tells the layout who is signed in. */
@Component
class SignedInProfile implements UserProfile {

    @Override
    public Person current() {
        CurrentUser user = CurrentUsers.require();
        return new Person(user.name(), user.isAdmin() ? "Admin" : "Rep");
    }

    @Override
    public String path() {
        return AccountView.PATH;
    }
}
