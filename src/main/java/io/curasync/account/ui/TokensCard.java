package io.curasync.account.ui;

import com.vaadin.flow.component.button.Button;
import io.curasync.account.ApiTokens;
import io.curasync.account.ApiTokens.Token;
import io.curasync.account.CurrentUser;
import io.curasync.ui.Card;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import java.util.List;
import java.util.function.Supplier;

/** Card with the signed-in user's own API tokens. The user can create and revoke tokens. */
final class TokensCard extends Card {

    private final ApiTokens tokens;
    private final CurrentUser user;
    private final TokenList list = new TokenList(this::revoke);

    /**
     * Creates the card.
     *
     * @param reauthentication creates the field with which the user reauthenticates before creating a token
     */
    TokensCard(ApiTokens tokens, CurrentUser user, Supplier<ReauthenticationField> reauthentication) {
        super("API tokens");
        this.tokens = tokens;
        this.user = user;
        setActions(new Button(
                "New token",
                Icon.PLUS.create(),
                _ -> new NewTokenDialog(tokens, user, reauthentication.get(), this::read).open()));
        read();
    }

    void read() {
        List<Token> all = tokens.of(user.id());
        if (all.isEmpty()) {
            setBody(new EmptyState(
                    Icon.BOLT, "No token yet. Scripts use a token instead of your password, limited to its scope."));
        } else {
            list.show(all);
            setBody(list);
        }
    }

    private void revoke(Token token) {
        tokens.revoke(user, token.id());
        read();
    }
}
