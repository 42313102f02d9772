package io.curasync.demo.book;

import java.util.List;

/**
 * A note of a rep about a conversation at a practice, and the next step that follows from it. Both texts contain {@code %s} for the
 * contact: for the full name in the note, and for the first name in the next step.
 */
record Conversation(String note, String nextStep) {

    /** Conversations with practices that order. */
    static final List<Conversation> CUSTOMERS = List.of(
            new Conversation(
                    "%s likes how the 4x4 cm grafts handle and wants to try the smaller sizes on diabetic foot ulcers. They need a"
                            + " price list before the next clinic day.",
                    "Send %s the price list for the small sizes"),
            new Conversation(
                    "The in-service for the two new nurses went well. They know now how to document the wound measurements that payers"
                            + " ask for. %s will tell me about the first cases.",
                    "Ask %s how the new nurses are doing"),
            new Conversation(
                    "Orders are down because one of the two physicians is on leave. %s expects the usual volume again next month.",
                    "Check with %s whether the volume is back"),
            new Conversation(
                    "%s had a denial because wound measurements were missing. We went through the checklist together, and the corrected"
                            + " claim is on its way. Our reimbursement desk is in copy.",
                    "Ask %s whether the corrected claim was paid"),
            new Conversation(
                    "A delivery arrived a day late and a procedure had to move. I apologized and explained the Friday cut-off. %s will"
                            + " order by noon on Wednesdays from now on.",
                    "Call %s before the Wednesday order"),
            new Conversation(
                    "Saw the new treatment room. They plan a second wound clinic day and expect twice as many applications. %s asked for"
                            + " products that keep at room temperature.",
                    "Propose a standing order for the second clinic day to %s"),
            new Conversation(
                    "%s is happy with the results and would talk to a colleague who is undecided. Best reached before 8 am.",
                    "Introduce %s to the undecided practice nearby"),
            new Conversation(
                    "The group reviews its suppliers this quarter. %s needs our outcomes summary and the evidence binder for the"
                            + " committee.",
                    "Bring %s the evidence binder for the committee"),
            new Conversation(
                    "The front desk has changed, and %s places the orders now. We walked through the order form together. I left my"
                            + " direct number.",
                    "Check that the first order of %s went through"),
            new Conversation(
                    "Talked about inventory with %s. They keep three pieces on the shelf and ran out twice in a month. They are open to"
                            + " a par level of six.",
                    "Send %s a proposal for a par level of six"),
            new Conversation(
                    "Lunch with the team. The last two difficult wounds closed within eight weeks, which convinced the second physician."
                            + " %s offered to find a time for a demo.",
                    "Book the demo for the second physician with %s"),
            new Conversation(
                    "%s asked whether visits at nursing homes are covered. I explained the place of service rules and promised the"
                            + " coding sheet.",
                    "Email %s the coding sheet for nursing home visits"));

    /** Conversations with practices that do not order yet. */
    static final List<Conversation> PROSPECTS = List.of(
            new Conversation(
                    "The paperwork is signed, but the first order waits for an insurance verification. %s sends the forms by fax and"
                            + " would like to use the online form.",
                    "Set up the online form with %s"),
            new Conversation(
                    "First visit. They treat about fifteen chronic wounds a week and use another product today. %s wants to see data on"
                            + " venous ulcers before they switch.",
                    "Send %s the data on venous ulcers"),
            new Conversation(
                    "%s is interested, but the owner decides. The owner is in the office on Mondays only.",
                    "Visit %s and the owner on a Monday"),
            new Conversation(
                    "Left samples and the application guide. %s will show them to the physicians at the next staff meeting.",
                    "Call %s after the staff meeting"),
            new Conversation(
                    "No budget this quarter. %s asked me to come back when the new fiscal year begins.",
                    "Ask %s about next year's budget"),
            new Conversation(
                    "They had a bad experience with prior authorizations. I explained our support desk and offered %s to run the first"
                            + " five verifications together.",
                    "Schedule the first five verifications with %s"),
            new Conversation(
                    "They are enrolled, but no one is trained yet. %s suggested half an hour before the clinic on a Wednesday.",
                    "Confirm the training date with %s"),
            new Conversation(
                    "Two voicemails, then two minutes with %s. Busy until the end of the month, open to a short visit after that.",
                    "Try %s again for a short visit"),
            new Conversation(
                    "The medical director knows our products from a former practice, so there is little to explain. %s sends the account"
                            + " paperwork.",
                    "Ask %s for the signed paperwork"),
            new Conversation(
                    "%s compared prices, and we are slightly above the present supplier. What counts for them is next-day delivery and"
                            + " the training.",
                    "Make %s an offer with next-day delivery"));
}
