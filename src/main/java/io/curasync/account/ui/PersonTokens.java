package io.curasync.account.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import io.curasync.account.ApiTokens.Token;
import io.curasync.account.User;
import io.curasync.account.UserAdministration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API tokens of one user, which an admin can revoke. Hidden if the user has none. */
final class PersonTokens extends Div {

    private final UserAdministration userAdministration;
    private final Runnable changed;
    private final TokenList list = new TokenList(this::revoke);

    private @Nullable User current;

    /**
     * Creates an empty list.
     *
     * @param changed called after a token was revoked
     */
    PersonTokens(UserAdministration userAdministration, Runnable changed) {
        this.userAdministration = userAdministration;
        this.changed = changed;
        add(new H3("API tokens"), list);
    }

    void show(User user) {
        current = user;
        List<Token> tokens = userAdministration.tokens(user.id());
        list.show(tokens);
        setVisible(!tokens.isEmpty());
    }

    private void revoke(Token token) {
        if (current != null) {
            userAdministration.revokeToken(current.id(), token.id());
            AccountMessages.show("“" + token.name() + "” is revoked.");
            changed.run();
        }
    }
}
