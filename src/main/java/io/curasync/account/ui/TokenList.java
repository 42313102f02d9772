package io.curasync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.ApiTokens;
import io.curasync.account.ApiTokens.Token;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** List of API tokens with scope, last use and expiry. Each valid token has a button that revokes the token after a confirmation. */
final class TokenList extends Div {

    private final Consumer<Token> revoke;

    TokenList(Consumer<Token> revoke) {
        this.revoke = revoke;
    }

    void show(List<Token> tokens) {
        removeAll();
        tokens.forEach(token -> add(row(token)));
    }

    private Div row(Token token) {
        boolean valid = token.isValid(Instant.now());
        Span name = new Span(token.name());
        name.addClassName("cs-strong");
        Div title = new Div(
                name, new StatusBadge(valid ? StatusBadge.Kind.NEUTRAL : StatusBadge.Kind.WARN, state(token, valid)));
        Div detail = new Div();
        detail.addClassName("cs-muted");
        detail.add(ApiTokens.PREFIX + "…" + token.ending() + " · used ");
        detail.add(new RelativeTime(token.lastUsedAt()));
        if (valid) {
            detail.add(" · ends ");
            detail.add(new RelativeTime(token.expiresAt()));
        }
        Div row = new Div(new Div(title, detail));
        row.addClassName("account-row");
        if (valid) {
            Button button = new Button("Revoke …", _ -> confirm(token));
            button.setAriaLabel("Revoke " + token.name());
            row.add(button);
        }
        return row;
    }

    private static String state(Token token, boolean valid) {
        if (valid) {
            return token.scope().label();
        }
        return token.revokedAt() == null ? "expired" : "revoked";
    }

    private void confirm(Token token) {
        AccountMessages.confirm(
                "Revoke “" + token.name() + "”?",
                "Scripts that use this token stop working immediately. This cannot be undone.",
                "Revoke",
                () -> revoke.accept(token));
    }
}
