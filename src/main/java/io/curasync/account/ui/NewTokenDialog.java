package io.curasync.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.AccountException;
import io.curasync.account.ApiTokens;
import io.curasync.account.CurrentUser;
import io.curasync.account.TokenScope;
import io.curasync.ui.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Dialog that creates an API token and then shows the secret once. */
final class NewTokenDialog extends Dialog {

    private static final List<Integer> DAYS = List.of(7, 30, 90, 365);
    private static final int DEFAULT_DAYS = 90;

    private final ApiTokens tokens;
    private final CurrentUser user;
    private final ReauthenticationField reauthentication;
    private final Runnable created;
    private final TextField name = new TextField("What is it for?");
    private final RadioButtonGroup<TokenScope> scope = new RadioButtonGroup<>("What may it do?");
    private final Select<Integer> days = new Select<>();

    /**
     * Creates the dialog.
     *
     * @param reauthentication field with which the user reauthenticates
     * @param created called after a token was created
     */
    NewTokenDialog(ApiTokens tokens, CurrentUser user, ReauthenticationField reauthentication, Runnable created) {
        this.tokens = tokens;
        this.user = user;
        this.reauthentication = reauthentication;
        this.created = created;
        setHeaderTitle("New API token");
        setWidth("min(460px, 100%)");
        name.setPlaceholder("nightly report");
        scope.setItems(Stream.of(TokenScope.values())
                .filter(each -> each != TokenScope.ADMIN || user.isAdmin())
                .toList());
        scope.setItemLabelGenerator(NewTokenDialog::explain);
        scope.setValue(TokenScope.READ);
        days.setLabel("For how long?");
        days.setItems(DAYS);
        days.setItemLabelGenerator(each -> each == 365 ? "a year" : each + " days");
        days.setValue(DEFAULT_DAYS);
        Div form = new Div(name, scope, days, reauthentication);
        form.addClassName("account-form");
        Button create = new Button("Create token", _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        add(form);
        getFooter().add(new Button("Cancel", _ -> close()), create);
        addOpenedChangeListener(_ -> name.focus());
    }

    private static String explain(TokenScope scope) {
        return switch (scope) {
            case READ -> "read: read what you can see";
            case SYNC -> "sync: also start syncs";
            case WRITE -> "write: also change practices, and create, change and send submissions";
            case ADMIN -> "admin: everything an admin can do";
        };
    }

    private void create() {
        FieldError.clear(name);
        reauthentication.clearFault();
        try {
            ApiTokens.Created token = tokens.create(
                    user,
                    reauthentication.password(),
                    name.getValue(),
                    scope.getValue(),
                    Duration.ofDays(days.getValue()));
            close();
            Pre example = new Pre("curl -H \"Authorization: Bearer " + token.secret() + "\" "
                    + ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/api/kpi/overview");
            example.addClassName("account-example");
            new SecretDialog(
                            "Token “" + token.token().name() + "” created",
                            "Store it where your script keeps its secrets. It is shown only now.",
                            "API token",
                            token.secret(),
                            example)
                    .open();
            created.run();
        } catch (AccountException.Invalid fault) {
            if (fault.field().equals("current")) {
                reauthentication.showFault(fault.getMessage());
            } else {
                FieldError.show(name, fault.getMessage());
            }
        }
    }
}
