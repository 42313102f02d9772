package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.ApiTokens;
import io.curasync.account.ApiTokens.Token;
import io.curasync.account.CurrentUser;
import io.curasync.base.Card;
import io.curasync.base.EmptyState;
import io.curasync.base.Icon;
import io.curasync.base.RelativeTime;
import io.curasync.base.StatusBadge;
import java.time.Instant;
import java.util.List;

/** The tokens that somebody's scripts show. */
final class TokensCard extends Card {

    private final ApiTokens tokens;
    private final CurrentUser user;

    TokensCard(ApiTokens tokens, CurrentUser user) {
        super("API tokens");
        this.tokens = tokens;
        this.user = user;
        setActions(
                new Button("New token", Icon.PLUS.create(), _ -> new NewTokenDialog(tokens, user, this::read).open()));
        read();
    }

    private void read() {
        List<Token> all = tokens.of(user.id());
        if (all.isEmpty()) {
            setBody(
                    new EmptyState(
                            Icon.BOLT,
                            "No token yet. A script shows one instead of your password, and it does only what its scope says."));
        } else {
            setBody(all.stream().map(this::row).toArray(Component[]::new));
        }
    }

    private Div row(Token token) {
        boolean good = token.isGood(Instant.now());
        Span name = new Span(token.name());
        name.addClassName("cs-strong");
        Div title = new Div(
                name, new StatusBadge(good ? StatusBadge.Kind.NEUTRAL : StatusBadge.Kind.WARN, state(token, good)));
        Div detail = new Div();
        detail.addClassName("cs-muted");
        detail.add(ApiTokens.PREFIX + "…" + token.ending() + " · used ");
        detail.add(new RelativeTime(token.lastUsedAt()));
        if (good) {
            detail.add(" · ends ");
            detail.add(new RelativeTime(token.expiresAt()));
        }
        Div row = new Div(new Div(title, detail));
        row.addClassName("account-row");
        if (good) {
            Button revoke = new Button("Revoke …", _ -> revoke(token));
            revoke.setAriaLabel("Revoke " + token.name());
            row.add(revoke);
        }
        return row;
    }

    private static String state(Token token, boolean good) {
        if (good) {
            return token.scope().word();
        }
        return token.revokedAt() == null ? "expired" : "revoked";
    }

    private void revoke(Token token) {
        Notices.confirm(
                "Revoke “" + token.name() + "”?",
                "Whatever shows this token is refused from now on. This cannot be undone.",
                "Revoke",
                () -> {
                    tokens.revoke(user, token.id());
                    read();
                });
    }
}
