package io.curasync.account.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.account.DeviceSessions;
import io.curasync.account.Passwords;
import io.curasync.account.SsoProvider;
import io.curasync.platform.InstanceId;
import io.curasync.ui.Card;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.PermitAll;

/** Screen with the account of the signed-in user: profile, password, devices and API tokens. */
@Route(AccountView.PATH)
@PageTitle("Your account")
@PermitAll
@StyleSheet("context://assets/account.css")
class AccountView extends Div {

    static final String PATH = "account";

    AccountView(
            Passwords passwords,
            DeviceSessions sessions,
            ApiTokens tokens,
            SsoProvider ssoProvider,
            InstanceId instanceId) {
        CurrentUser user = CurrentUserAccess.require();
        ViewHeader header = new ViewHeader("Your account");
        DevicesCard devices = new DevicesCard(sessions, user);
        TokensCard tokensCard =
                new TokensCard(tokens, user, () -> new ReauthenticationField(passwords.has(user.id()), ssoProvider));
        Div left = new Div(devices, tokensCard);
        Div right = new Div(profile(user), new PasswordCard(passwords, user, () -> {
            devices.read();
            tokensCard.read();
        }));
        Div columns = new Div(left, right);
        columns.addClassName("cs-columns");
        left.addClassName("account-column");
        right.addClassName("account-column");
        Footer version = new Footer(new Text("CuraSync " + instanceId.version()));
        version.addClassNames("account-version", "cs-muted");
        add(header, columns, version);
    }

    private static Card profile(CurrentUser user) {
        Div facts = new Div(
                fact("Name", user.name()), fact("Email", user.email()), fact("Role", UserLabels.role(user.role())));
        facts.addClassName("account-facts");
        Paragraph hint = new Paragraph("An admin can change your name.");
        hint.addClassName("cs-muted");
        return new Card("Profile", facts, hint);
    }

    private static Div fact(String name, String value) {
        Span label = new Span(name);
        label.addClassName("cs-muted");
        return new Div(label, new Span(value));
    }
}
