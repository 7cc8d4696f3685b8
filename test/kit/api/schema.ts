/** What openapi.json says, as types. Generated: npm run openapi */
export interface paths {
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["docs.page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["docs.asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["docs.json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analysis/{kind}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["analysis.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analysis/{kind}/{period}/markdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["analysis.markdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analysis/{kind}/{period}/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["analysis.raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/analysis/{kind}/{period}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["analysis.words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.list"];
        put?: never;
        post: operations["report.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/accused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.nameAccused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/accused/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.confirmAccused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/accused/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.dismissAccused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.answerDirectly"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/attachments/{attachment}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["views.attachmentLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.classify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/conferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.holdConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.recordContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.custody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.deadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/deadlines/{deadline}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["duplicates.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/endorse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.endorse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.escalate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/exclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.requestExclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/exclusion/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.decideExclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.requestExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/extension/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.decideExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["feedback.deliverFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/feedback/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["feedback.receiptFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["feedback.recordFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/guardian": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.nameGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/helpers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.nameHelpers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/helpers/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.reportCoHandling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/identity/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["identity.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/identity/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["identity.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/identity/restrict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["identity.restrict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/identity/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["views.reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/information": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.requestInformation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/information/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.supplyInformation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/looks/withhold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["looks.withhold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/looks/withhold/{withholding}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["looks.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.recordProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.publicView"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/redact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.redact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/refer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.referOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/resolution/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["feedback.confirmResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/resolution/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["feedback.rejectResolution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["feedback.resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.requestReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/return/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.decideReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.requestReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/review/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.decideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["respond.route"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/supervision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.openSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/supervision/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.answerSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/supervision/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.closeSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.requestSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/suspension/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.decideSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/tell-apart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["duplicates.tellApart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rate.undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/urge/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.answerUrge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/whistle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.blowWhistle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/whistle/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handle.checkIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appeals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["report.withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["upload.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["views.linkedAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registers.accesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/appeals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay.state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/appeals/{id}/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay.accesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/appeals/{id}/as": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay.as"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/appeals/{id}/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay.causes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/appeals/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/appeals/{id}/originals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replay.originals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registers.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/changes/{document}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registers.moved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit.heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registers.late"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/looking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["watch.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/looking/{signal}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["watch.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit.consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit.inclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registers.lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["registers.returns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bulk.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["bulletins.list"];
        put?: never;
        post: operations["bulletins.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["bulletins.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bulletins.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bulletins.correctEdition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bulletins.redraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bulletins.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulletins/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bulletins.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/later": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["calendar.later"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/moment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["calendar.moment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalogue/{service}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.service"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{kind}/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["dashboards.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{kind}/{scope}/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["dashboards.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.bodies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/dispatch-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.dispatchList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/directory/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["events.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["exports.export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["followUps.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["handovers.list"];
        put?: never;
        post: operations["handovers.write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{unit}/{handover}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["handovers.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["incidents.list"];
        put?: never;
        post: operations["incidents.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["incidents.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["incidents.attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/detach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["incidents.detach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/originals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["incidents.readOriginals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["incidents.tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/redact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["incidents.hide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["incidents.resolveAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["suggestions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/suggestions/turn-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suggestions.turnDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake.hand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["bulk.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["bulk.follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["labels.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/looking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["looking.inForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/looking/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["looking.gateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["me.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/counters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["me.counters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["filters.list"];
        put?: never;
        post: operations["filters.keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/filters/{filter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["filters.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/filters/{filter}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["filters.drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["inbox.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/inbox/{notice}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["inbox.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["looks.mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["mySurveys.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/surveys/{survey}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["mySurveys.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["months.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/months/{month}/{kind}/{scope}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["months.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/months/{month}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["months.freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{message}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["numbers.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/oidc/backchannel-logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["oidc.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/clock/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operations.confirmClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/deadline-proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proof.last"];
        put?: never;
        post: operations["proof.prove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/runners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["operations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/runners/{name}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operations.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/runners/{name}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operations.discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/runners/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operations.rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/runners/{name}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["operations.release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["webhooks.list"];
        put?: never;
        post: operations["webhooks.subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/webhooks/{webhook}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhooks.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/webhooks/{webhook}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhooks.rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/webhooks/{webhook}/switch-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhooks.off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations/webhooks/{webhook}/switch-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["webhooks.on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reference.policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/published/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publishedBulletins.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/published/bulletins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publishedBulletins.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/published/rankings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publishedRankings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/published/rankings/{month}/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publishedRankings.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/published/rankings/{month}/{group}/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publishedRankings.table"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["queue.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rankings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["rankings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rankings/{month}/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["rankings.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rankings/{month}/{group}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rankings.correctEdition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rankings/{month}/{group}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rankings.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rankings/{month}/{group}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rankings.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rankings/{month}/{group}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rankings.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["administration.diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["administration.draft"];
        put?: never;
        post: operations["administration.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["administration.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["administration.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["administration.validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["administration.versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reference/{document}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["administration.version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rosters/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["rosters.show"];
        put?: never;
        post: operations["rosters.set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["scoring.inForce"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["search.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["search.person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["signals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signals/{signal}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["signals.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["simulation.simulate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["surveys.list"];
        put?: never;
        post: operations["surveys.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["surveys.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["surveys.redraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["surveys.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["surveys.results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["surveys.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["surveys.withdrawSurvey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surveys/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["surveys.words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["triage.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.scrape"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptBody: {
            assignee: string;
            contact?: components["schemas"]["ContactMadeBody"];
        };
        Access: {
            asked?: {
                [key: string]: string;
            };
            at: string;
            by: {
                called?: string;
                id: string;
                role: string;
                unit?: string;
            };
            event: string;
            kind: components["schemas"]["AccessKind"];
            purpose?: string;
            purposeCalled?: string;
            reason?: string | null;
            what?: string;
        };
        /** @enum {string} */
        AccessKind: "reveal" | "export" | "look-up" | "audit" | "identity" | "withholding";
        AccessRegister: {
            items: components["schemas"]["RegisteredAccess"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        AccusedBody: {
            person?: string;
            unit?: string;
        };
        Action: {
            deadline?: string;
            dueAt?: string;
            /** @enum {string} */
            method: "POST";
            path: string;
            verb: components["schemas"]["StepVerb"];
        };
        /** @enum {string} */
        ActorRole: "citizen" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin" | "client" | "system" | "anonymous";
        Alike: {
            /** @enum {string} */
            code: "same-grid" | "same-village" | "near" | "same-service" | "same-words" | "soon";
            sentence: string;
            value?: number;
        };
        Analysis: {
            before: components["schemas"]["DayPeriod"][];
            hotspots: components["schemas"]["AnalysisHotspot"][];
            id: string;
            kind: components["schemas"]["AnalysisKind"];
            lookedAt?: string;
            names: {
                [key: string]: string;
            };
            period: components["schemas"]["DayPeriod"];
            repeatMatters: components["schemas"]["RepeatMatter"][];
            repeatReporters: components["schemas"]["RepeatReporter"][];
            replaced: components["schemas"]["ReplacedDay"][];
            trends: components["schemas"]["AnalysisTrend"][];
            warnings: components["schemas"]["EarlyWarning"][];
        };
        /** @enum {string} */
        AnalysisDirection: "up" | "down" | "none";
        AnalysisHotspot: {
            adjusted: number;
            before: number;
            expected: number;
            observed: number;
            p: number;
            place: string;
            service: string;
            times: number;
        };
        /** @enum {string} */
        AnalysisKind: "week" | "month";
        AnalysisTrend: {
            adjusted: number;
            before: number;
            direction: components["schemas"]["AnalysisDirection"];
            expected: number;
            id: string;
            observed: number;
            of: components["schemas"]["AnalysisTrendKind"];
            p: number;
            ratio?: number;
            times: number;
        };
        /** @enum {string} */
        AnalysisTrendKind: "county" | "town" | "service";
        AnswerDirectlyBody: {
            answer: string;
            attachments?: components["schemas"]["AttachmentBody"][];
        };
        AnswerSupervisionBody: {
            answer: string;
            attachments?: components["schemas"]["AttachmentBody"][];
            subject?: string;
        };
        AnswerUrgeBody: {
            answer: string;
            to?: string;
        };
        Appeal: {
            actions: components["schemas"]["Action"][];
            assignee?: string;
            attachments: components["schemas"]["Attachment"][];
            byProxy?: boolean;
            candidates: string[];
            carries: string[];
            channel: components["schemas"]["Channel"];
            closed?: components["schemas"]["Closed"];
            coHandling: components["schemas"]["CoHandling"][];
            corrections: components["schemas"]["Correction"][];
            delivered?: components["schemas"]["Delivered"];
            earlierRemarks: number;
            endorsements: number;
            form?: components["schemas"]["FilledForm"];
            helpers: string[];
            holder?: string;
            id: string;
            identity?: components["schemas"]["IdentityMarks"];
            incident?: string;
            mergedInto?: string;
            names: {
                [key: string]: string;
            };
            notice?: components["schemas"]["Notice"];
            number: string;
            observedAt?: string;
            ofChild?: boolean;
            onDuty?: components["schemas"]["OnDuty"][];
            origin: components["schemas"]["Origin"];
            pendingExtension?: components["schemas"]["PendingExtension"];
            pendingReturn?: components["schemas"]["PendingReturn"];
            pendingSuspension?: components["schemas"]["PendingSuspension"];
            place: components["schemas"]["Place"];
            queue?: components["schemas"]["Waiting"];
            ratings: components["schemas"]["Rating"][];
            receivedAt: string;
            refused?: components["schemas"]["RefusedAction"][];
            remarks: components["schemas"]["Remark"][];
            reporter?: components["schemas"]["ReporterKind"];
            resolution?: components["schemas"]["Resolution"];
            review?: components["schemas"]["Review"];
            revision: number;
            round: number;
            service?: string;
            status: components["schemas"]["AppealStatus"];
            summary?: string | null;
            supervisions: components["schemas"]["Supervision"][];
            suspended?: components["schemas"]["Suspension"];
            tags: (string | null)[];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            whistles: components["schemas"]["Whistle"][];
            withdrawn: boolean;
            words?: string | null;
        };
        AppealAccesses: {
            accesses: components["schemas"]["Access"][];
            appeal: string;
            next?: string;
        };
        AppealAnswer: {
            events: components["schemas"]["RecordedEvent"][];
            id: string;
            number: string;
            revision: number;
            round: number;
            secret?: string;
            status: components["schemas"]["AppealStatus"];
        };
        AppealCauses: {
            acts: components["schemas"]["CausedAct"][];
            names: {
                [key: string]: string;
            };
        };
        AppealDiff: {
            fields: components["schemas"]["FieldDifference"][];
            from: {
                at: string;
                event: string;
                revision: number;
            };
            names: {
                [key: string]: string;
            };
            to: {
                at: string;
                event: string;
                revision: number;
            };
        };
        AppealList: {
            items: components["schemas"]["AppealRow"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        AppealRow: {
            actions?: components["schemas"]["Action"][];
            assignee?: string;
            attachments: number;
            cause?: components["schemas"]["CloseCause"];
            channel: components["schemas"]["Channel"];
            closedAt?: string;
            deadline?: components["schemas"]["OwedDeadline"];
            dueAt?: string;
            endorsements: number;
            headline?: string | null;
            holder?: string;
            id: string;
            last: components["schemas"]["LastHappening"];
            misses: number;
            number: string;
            origin: components["schemas"]["Origin"];
            outcome?: components["schemas"]["ResolutionOutcome"];
            queue?: string;
            refused?: components["schemas"]["RefusedAction"][];
            region: string;
            reportedAt: string;
            revision: number;
            round: number;
            service?: string;
            stars?: number;
            status: components["schemas"]["AppealStatus"];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            wholeDueAt?: string;
        };
        AppealSeen: {
            actions: components["schemas"]["Action"][];
            assignee?: string;
            attachments: components["schemas"]["Attachment"][];
            byProxy?: boolean;
            candidates: string[];
            carries: string[];
            channel: components["schemas"]["Channel"];
            closed?: components["schemas"]["Closed"];
            coHandling: components["schemas"]["CoHandling"][];
            corrections: components["schemas"]["Correction"][];
            delivered?: components["schemas"]["Delivered"];
            earlierRemarks: number;
            endorsements: number;
            form?: components["schemas"]["FilledForm"];
            helpers: string[];
            holder?: string;
            id: string;
            identity?: components["schemas"]["IdentityMarks"];
            incident?: string;
            mergedInto?: string;
            notice?: components["schemas"]["Notice"];
            number: string;
            observedAt?: string;
            ofChild?: boolean;
            onDuty?: components["schemas"]["OnDuty"][];
            origin: components["schemas"]["Origin"];
            pendingExtension?: components["schemas"]["PendingExtension"];
            pendingReturn?: components["schemas"]["PendingReturn"];
            pendingSuspension?: components["schemas"]["PendingSuspension"];
            place: components["schemas"]["Place"];
            queue?: components["schemas"]["Waiting"];
            ratings: components["schemas"]["Rating"][];
            receivedAt: string;
            refused?: components["schemas"]["RefusedAction"][];
            remarks: components["schemas"]["Remark"][];
            reporter?: components["schemas"]["ReporterKind"];
            resolution?: components["schemas"]["Resolution"];
            review?: components["schemas"]["Review"];
            revision: number;
            round: number;
            service?: string;
            status: components["schemas"]["AppealStatus"];
            summary?: string | null;
            supervisions: components["schemas"]["Supervision"][];
            suspended?: components["schemas"]["Suspension"];
            tags: (string | null)[];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            whistles: components["schemas"]["Whistle"][];
            withdrawn: boolean;
            words?: string | null;
        };
        /** @enum {string} */
        AppealStatus: "reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged";
        AppealThen: {
            assignee?: string;
            attachments: components["schemas"]["Attachment"][];
            byProxy?: boolean;
            candidates: string[];
            carries: string[];
            channel: components["schemas"]["Channel"];
            closed?: components["schemas"]["Closed"];
            coHandling: components["schemas"]["CoHandling"][];
            corrections: components["schemas"]["Correction"][];
            delivered?: components["schemas"]["Delivered"];
            earlierRemarks: number;
            endorsements: number;
            form?: components["schemas"]["FilledForm"];
            helpers: string[];
            holder?: string;
            id: string;
            identity?: components["schemas"]["IdentityMarks"];
            incident?: string;
            mergedInto?: string;
            notice?: components["schemas"]["Notice"];
            number: string;
            observedAt?: string;
            ofChild?: boolean;
            onDuty?: components["schemas"]["OnDuty"][];
            origin: components["schemas"]["Origin"];
            pendingExtension?: components["schemas"]["PendingExtension"];
            pendingReturn?: components["schemas"]["PendingReturn"];
            pendingSuspension?: components["schemas"]["PendingSuspension"];
            place: components["schemas"]["Place"];
            queue?: components["schemas"]["Waiting"];
            ratings: components["schemas"]["Rating"][];
            receivedAt: string;
            refused?: components["schemas"]["RefusedAction"][];
            remarks: components["schemas"]["Remark"][];
            reporter?: components["schemas"]["ReporterKind"];
            resolution?: components["schemas"]["Resolution"];
            review?: components["schemas"]["Review"];
            revision: number;
            round: number;
            service?: string;
            status: components["schemas"]["AppealStatus"];
            summary?: string | null;
            supervisions: components["schemas"]["Supervision"][];
            suspended?: components["schemas"]["Suspension"];
            tags: (string | null)[];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            whistles: components["schemas"]["Whistle"][];
            withdrawn: boolean;
            words?: string | null;
        };
        /** @enum {string} */
        Apply: "new" | "open";
        /** @enum {string} */
        Asking: "self" | "guardian";
        AssignBody: {
            assignee: string;
        };
        AttachBody: {
            appeals: string[];
        };
        Attachment: {
            bytes: number;
            id: string;
            kind: components["schemas"]["AttachmentKind"];
            mediaType: string;
            redacted?: boolean;
            transcript?: string | null;
        };
        AttachmentBody: {
            ref: string;
            transcript?: string;
        };
        /** @enum {string} */
        AttachmentKind: "photo" | "voice" | "video" | "document";
        AttachmentLink: {
            expiresAt: string;
            url: string;
        };
        /** @enum {string} */
        AttachmentVariant: "original" | "thumbnail" | "playable";
        Bilingual: {
            en: string;
            zh: string;
        };
        BlowWhistleBody: {
            place: string;
            reason: string;
            units: string[];
        };
        Bodies: {
            bodies: components["schemas"]["BodyEntry"][];
            version: number;
        };
        BodyEntry: {
            id: string;
            name: components["schemas"]["Bilingual"];
        };
        BulkBody: {
            body?: {
                [key: string]: unknown;
            };
            items: components["schemas"]["BulkItem"][];
            verb: components["schemas"]["StepVerb"];
        };
        BulkItem: {
            appeal: string;
            body?: {
                [key: string]: unknown;
            };
            ifMatch?: number;
            key: string;
        };
        Bulletin: {
            answers: components["schemas"]["BulletinReply"][];
            editions: components["schemas"]["BulletinEdition"][];
            id: string;
        };
        BulletinAnswer: {
            edition: number;
            id: string;
            revision: number;
            state: components["schemas"]["EditionState"];
        };
        BulletinAnswerBody: {
            text: string;
        };
        BulletinBasis: {
            kind: components["schemas"]["BulletinBasisKind"];
            ranking?: components["schemas"]["BulletinRanking"];
        };
        /** @enum {string} */
        BulletinBasisKind: "ranking" | "signals";
        BulletinBody: {
            basis: components["schemas"]["BulletinBasisKind"];
            group?: string;
            month?: string;
            text: string;
            title: string;
            units: components["schemas"]["MentionBody"][];
        };
        BulletinCorrectionBody: {
            basis: components["schemas"]["BulletinBasisKind"];
            group?: string;
            month?: string;
            reason: string;
            text: string;
            title: string;
            units: components["schemas"]["MentionBody"][];
        };
        BulletinEdition: {
            basis: components["schemas"]["BulletinBasis"];
            draftedAt: string;
            draftedBy: string;
            edition: number;
            note?: string;
            publishedAt?: string;
            publishedBy?: string;
            reason?: string;
            reviewedAt?: string;
            reviewedBy?: string;
            state: components["schemas"]["EditionState"];
            text: string;
            title: string;
            units: components["schemas"]["MentionedUnit"][];
        };
        BulletinList: {
            items: components["schemas"]["BulletinListLine"][];
        };
        BulletinListLine: {
            changedAt: string;
            edition: number;
            id: string;
            publishedEdition?: number;
            state: components["schemas"]["EditionState"];
            title: string;
        };
        /** @enum {string} */
        BulletinMention: "named" | "praised";
        BulletinRanking: {
            edition: number;
            group: string;
            month: string;
        };
        BulletinReply: {
            at: string;
            name: string;
            text: string;
            unit: string;
        };
        Calendar: {
            closures?: components["schemas"]["Closure"][];
            county: string;
            holidays: {
                [key: string]: string;
            };
            horizon: string;
            makeUpDays: {
                [key: string]: string | components["schemas"]["MakeUpDay"];
            };
            makeUpWindows?: components["schemas"]["WorkingWindow"][];
            seasons?: components["schemas"]["Season"][];
            /** @enum {string} */
            timeZone: "Asia/Shanghai";
            towns?: {
                [key: string]: components["schemas"]["OfficeHours"];
            };
            weekdays: components["schemas"]["WorkingWindow"][][];
        };
        CalendarInForce: {
            calendar: components["schemas"]["Calendar"];
            version: number;
        };
        CalendarLater: {
            amount: number;
            at: string;
            calendar: string;
            from: string;
            provisional: boolean;
            /** @enum {string} */
            unit: "minutes" | "hours" | "days";
        };
        CalendarMoment: {
            at: string;
            calendar: string;
            opensAt: string;
            provisional: boolean;
            working: boolean;
        };
        Catalogue: {
            services: components["schemas"]["Service"][];
            version: number;
        };
        CausedAct: {
            after?: number;
            at: string;
            by: components["schemas"]["HappenedBy"];
            cause?: string;
            command: string;
            depth: number;
            elsewhere?: string;
            events: components["schemas"]["CausedEvent"][];
            saga?: string;
            /** @enum {string} */
            through: "person" | "service" | "saga" | "timer";
            timer?: {
                at: string;
                deadline: string;
            };
        };
        CausedEvent: {
            event: string;
            notices: components["schemas"]["CausedNotice"][];
            public: {
                id: string;
                type: string;
            }[];
            revision: number;
            sentence: string;
            type: components["schemas"]["EventType"];
        };
        CausedNotice: {
            after: number;
            at: string;
            goesBy?: {
                channel: components["schemas"]["NoticeChannel"];
                from: string;
            }[];
            id: string;
            moment: components["schemas"]["NoticeMoment"];
            reads: number;
            sendings: components["schemas"]["NoticeSending"][];
            text: string | null;
            to: {
                id?: string;
                /** @enum {string} */
                kind: "citizen" | "unit" | "person";
            };
        };
        ChainFinding: {
            event?: string;
            events?: number;
            fault?: string;
            hash?: string;
            holds: boolean;
            revision?: number;
            unknown?: string;
        };
        ChangedBy: {
            at: string;
            event: string;
            revision: number;
            type: components["schemas"]["EventType"];
        };
        ChangeRegister: {
            items: components["schemas"]["PublishedChange"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        /** @enum {string} */
        Channel: "wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka";
        CheckInBody: {
            note?: string;
        };
        ChildBody: {
            age?: number;
            birthDate?: string;
        };
        ClassifyBody: {
            reason: string;
            service: string;
            tags?: string[];
            urgency?: components["schemas"]["Urgency"];
        };
        /** @enum {string} */
        CloseCause: "rated" | "unrated" | "confirmed" | "declined" | "withdrawn" | "referred";
        Closed: {
            at: string;
            cause: components["schemas"]["CloseCause"];
        };
        CloseSupervisionBody: {
            account: string;
            subject?: string;
        };
        Closure: {
            from: string;
            hours?: components["schemas"]["WorkingWindow"];
            name: string;
            to?: string;
            towns?: string[];
        };
        CoHandling: {
            account?: string | null;
            at: string;
            by: string;
            reportedAt?: string;
            task: string | null;
            unit: string;
        };
        CommentBody: {
            attachments?: components["schemas"]["AttachmentBody"][];
            text: string;
            visibleTo: components["schemas"]["Visibility"];
        };
        ComparedWindow: {
            from: string;
            until: string;
        };
        ConfirmAccusedBody: {
            accused: components["schemas"]["AccusedBody"];
            note?: string;
        };
        ConfirmResolutionBody: {
            note?: string;
        };
        ConsistencyProof: {
            from: {
                head: number;
                root: string;
                size: number;
            };
            path: string[];
            to: {
                head: number;
                root: string;
                size: number;
            };
        };
        ContactChangeBody: {
            address?: string;
            idNumber?: string;
            name?: string;
            phone?: string;
        };
        ContactMadeBody: {
            means: components["schemas"]["ContactMeans"];
            note?: string;
            reached: boolean;
        };
        /** @enum {string} */
        ContactMeans: "phone" | "visit" | "message" | "window";
        ContactPerson: {
            address?: string;
            idNumber?: string;
            name: string;
            phone?: string;
        };
        ContactPersonBody: {
            address?: string;
            idNumber?: string;
            name: string;
            phone?: string;
        };
        CorrectBody: {
            form?: {
                [key: string]: unknown;
            };
            place?: components["schemas"]["PlaceChangeBody"];
            proxy?: components["schemas"]["ContactChangeBody"];
            reason: string;
            reporter?: components["schemas"]["ContactChangeBody"];
        };
        Correction: {
            at: string;
            form?: components["schemas"]["FilledForm"];
            place?: components["schemas"]["PlaceBefore"];
            reason: string | null;
            unit?: string;
        };
        CorrectionBody: {
            reason: string;
        };
        /** @enum {string} */
        CountedAs: "frozen" | "corrected";
        CountedFact: {
            as: string;
            at: string;
            minutes?: number;
            round: number;
            unit?: string;
        };
        CountedRow: {
            actions?: components["schemas"]["Action"][];
            assignee?: string;
            attachments: number;
            cause?: components["schemas"]["CloseCause"];
            channel: components["schemas"]["Channel"];
            closedAt?: string;
            counted: components["schemas"]["CountedFact"];
            deadline?: components["schemas"]["OwedDeadline"];
            dueAt?: string;
            endorsements: number;
            headline?: string | null;
            holder?: string;
            id: string;
            last: components["schemas"]["LastHappening"];
            misses: number;
            number: string;
            origin: components["schemas"]["Origin"];
            outcome?: components["schemas"]["ResolutionOutcome"];
            queue?: string;
            refused?: components["schemas"]["RefusedAction"][];
            region: string;
            reportedAt: string;
            revision: number;
            round: number;
            service?: string;
            stars?: number;
            status: components["schemas"]["AppealStatus"];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            wholeDueAt?: string;
        };
        Counters: {
            confirmation: number;
            decision: number;
            "due-within-hour": number;
            "kept-open": number;
            missed: number;
            parked: number;
            reopened: number;
            returned: number;
        };
        Custody: {
            names: {
                [key: string]: string;
            };
            spells: components["schemas"]["CustodySpell"][];
            units: components["schemas"]["CustodyTotal"][];
        };
        /** @enum {string} */
        CustodyRole: "holder" | "dispatcher";
        CustodySpell: {
            acceptedAt?: string;
            as: components["schemas"]["CustodyRole"];
            endedBy?: components["schemas"]["EventType"];
            from: string;
            minutes: number;
            missed: string[];
            pausedMinutes: number;
            returnsRequested: number;
            round: number;
            to?: string;
            unit: string;
        };
        CustodyTotal: {
            minutes: number;
            misses: number;
            pausedMinutes: number;
            returns: number;
            unit: string;
        };
        Dashboard: {
            at?: string;
            before: components["schemas"]["DayPeriod"];
            figures: components["schemas"]["Figure"][];
            lastYear: components["schemas"]["DayPeriod"];
            period: components["schemas"]["DayPeriod"];
            rates: components["schemas"]["FigureRate"][];
            scope: components["schemas"]["FigureScope"];
            took: components["schemas"]["StepDurations"][];
        };
        DayPeriod: {
            from: string;
            to: string;
        };
        Deadline: {
            calendar: string;
            countsFrom?: string;
            dueAt: string;
            extensions?: components["schemas"]["Period"][];
            id: string;
            kind: components["schemas"]["DeadlineKind"];
            notAfter?: string;
            owner: string;
            period: components["schemas"]["Period"];
            policy: string;
            provisional: boolean;
            rolledFrom?: string;
            startedAt: string;
            warnAt: string[];
        };
        DeadlineAccount: {
            agrees: boolean;
            deadline: components["schemas"]["Deadline"];
            ended?: components["schemas"]["DeadlineEnding"];
            granted: number;
            id: string;
            intervals: components["schemas"]["DeadlineInterval"][];
            measure: components["schemas"]["Measure"];
            measuredWith: string;
            minutesLeft: number;
            missed?: components["schemas"]["DeadlineAct"];
            missedAt?: string;
            moved: number;
            paused: number;
            status: components["schemas"]["DeadlineState"];
            used: number;
            versions: components["schemas"]["DeadlineVersion"][];
        };
        DeadlineAct: {
            at: string;
            eventId?: string;
            type?: components["schemas"]["EventType"];
        };
        /** @enum {string} */
        DeadlineChange: "resumed" | "owed-again" | "handed-over" | "extended" | "hastened" | "policy" | "calendar" | "capped" | "moved";
        /** @enum {string} */
        DeadlineEnd: "met" | "stopped";
        DeadlineEnding: {
            at: string;
            eventId?: string;
            how: components["schemas"]["DeadlineEnd"];
            type?: components["schemas"]["EventType"];
        };
        DeadlineFinding: {
            appeal: string;
            at?: string;
            deadline?: string;
            event?: string;
            /** @enum {string} */
            fact?: "miss" | "warning" | "step";
            /** @enum {string} */
            kind: "missing" | "doubled" | "early" | "unwatched" | "unexplained" | "uncounted" | "unreadable";
        };
        DeadlineInterval: {
            closed?: components["schemas"]["DeadlineAct"];
            minutes: number;
            opened: components["schemas"]["DeadlineAct"];
            state: components["schemas"]["IntervalState"];
        };
        /** @enum {string} */
        DeadlineKind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "exclusion-decision" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit" | "accusation";
        DeadlineProof: {
            last?: components["schemas"]["DeadlinesProven"];
        };
        Deadlines: {
            deadlines: components["schemas"]["DeadlineAccount"][];
        };
        DeadlinesProven: {
            appeals: number;
            at: string;
            by: string;
            deadlines: number;
            events: number;
            findings: number;
            first: components["schemas"]["DeadlineFinding"][];
            misses: number;
        };
        /** @enum {string} */
        DeadlineState: "running" | "paused" | "met" | "stopped";
        DeadlineVersion: {
            by: components["schemas"]["DeadlineAct"];
            causes: components["schemas"]["DeadlineChange"][];
            counted: string;
            deadline: components["schemas"]["Deadline"];
            moved: number;
        };
        DecideExclusionBody: {
            granted: boolean;
            reason: string;
        };
        DecideExtensionBody: {
            granted: boolean;
            reason: string;
        };
        DecideReturnBody: {
            granted: boolean;
            reason: string;
        };
        DecideReviewBody: {
            external?: string;
            opinion: string;
            upheld: boolean;
        };
        DecideSuspensionBody: {
            granted: boolean;
            reason: string;
        };
        DeclineBody: {
            earlier?: string;
            ground: string;
            note?: string;
        };
        DeclineGround: {
            basis: string;
            id: string;
            name: components["schemas"]["Bilingual"];
            properChannel: string;
            remedy: string;
        };
        Delivered: {
            at: string;
            means: components["schemas"]["DeliveryMeans"];
        };
        DeliverFeedbackBody: {
            means: components["schemas"]["ContactMeans"];
            to: components["schemas"]["FeedbackRecipient"];
        };
        /** @enum {string} */
        DeliveryMeans: "phone" | "visit" | "message" | "window" | "rating";
        /** @enum {string} */
        Desk: "discipline" | "follow-up" | "supervision";
        DetachBody: {
            appeal: string;
            reason: string;
        };
        DismissAccusedBody: {
            accused: components["schemas"]["AccusedBody"];
            reason: string;
        };
        DispatchEntry: {
            area: string;
            service: string;
            unit: string;
        };
        DispatchList: {
            entries: components["schemas"]["DispatchEntry"][];
            version: number;
        };
        DocumentBody: {
            document: {
                [key: string]: unknown;
            };
        };
        Duplicate: {
            appeal: string;
            calls: components["schemas"]["DuplicateCall"][];
            endorsements: number;
            headline?: string | null;
            holder?: string;
            incident?: string;
            number: string;
            reasons: components["schemas"]["Alike"][];
            region: string;
            reportedAt: string;
            score: number;
            service?: string;
            status: components["schemas"]["AppealStatus"];
        };
        DuplicateCall: {
            body: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            does: "merge" | "attach" | "endorse" | "tell-apart";
            /** @enum {string} */
            method: "POST";
            path: string;
        };
        Duplicates: {
            items: components["schemas"]["Duplicate"][];
            names: {
                [key: string]: string;
            };
        };
        EarlyWarning: {
            evidence: components["schemas"]["WarningEvidence"];
            kind: components["schemas"]["EarlyWarningKind"];
            place?: string;
            service?: string;
        };
        /** @enum {string} */
        EarlyWarningKind: "surge" | "hotspot" | "repeat-matter";
        EarlyWarnings: {
            warnings: components["schemas"]["EarlyWarning"][];
        };
        /** @enum {string} */
        EditionState: "draft" | "returned" | "approved" | "published" | "replaced";
        EndorseBody: Record<string, unknown>;
        EndWithholdingBody: {
            reason: string;
        };
        EscalateBody: {
            reason: string;
        };
        EventBetween: {
            occurredAt: string;
            revision: number;
            type: string;
        };
        /** @enum {string} */
        EventType: "AppealReported" | "CommentAdded" | "ReportCorrected" | "AppealAnsweredDirectly" | "AppealEndorsed" | "AppealAbsorbed" | "AppealMerged" | "RemarkCarried" | "AppealReleased" | "AppealUnmerged" | "AppealWithdrawn" | "IdentityMarked" | "AppealRedacted" | "GuardianNamed" | "AppealClassified" | "AppealQueued" | "AppealRouted" | "AppealAccepted" | "AppealAssigned" | "ContactRecorded" | "AppealDeclined" | "AppealReferredOut" | "ReturnRequested" | "ReturnGranted" | "ReturnRefused" | "AppealRecalled" | "ProgressRecorded" | "InformationRequested" | "InformationSupplied" | "InformationLapsed" | "SuspensionRequested" | "HandlingSuspended" | "SuspensionRefused" | "HandlingResumed" | "ExtensionRequested" | "ExtensionGranted" | "ExtensionRefused" | "HelpersNamed" | "CoHandlingReported" | "HelpersReleased" | "WhistleBlown" | "DepartmentCheckedIn" | "ConferenceHeld" | "AppealEscalated" | "AppealTransferred" | "AppealUrged" | "UrgeAnswered" | "SupervisionOpened" | "SupervisionAnswered" | "SupervisionClosed" | "AccusedNamed" | "AccusedConfirmed" | "AccusedDismissed" | "IncidentJoined" | "IncidentLeft" | "IncidentProgressed" | "AppealResolved" | "ResolutionConfirmed" | "ResolutionRejected" | "ResolutionTakenBack" | "FeedbackDelivered" | "FeedbackReceipted" | "FollowUpRecorded" | "AppealRated" | "AppealReopened" | "ReviewRequested" | "ReviewDecided" | "DeclineTakenBack" | "AppealClosed" | "ExclusionRequested" | "ExclusionGranted" | "ExclusionRefused" | "DeadlineMissed" | "DeadlineChanged" | "DeadlineApproaching" | "LadderStepped" | "AppealInherited" | "ClaimsGivenTime";
        ExplainedDeadline: {
            agrees: boolean;
            deadline: components["schemas"]["Deadline"];
            ended?: components["schemas"]["DeadlineEnding"];
            granted: number;
            id: string;
            intervals: components["schemas"]["DeadlineInterval"][];
            measure: components["schemas"]["Measure"];
            measuredWith: string;
            minutesLeft: number;
            missed?: components["schemas"]["DeadlineAct"];
            missedAt?: string;
            moved: number;
            paused: number;
            status: components["schemas"]["DeadlineState"];
            text: string[];
            used: number;
            versions: components["schemas"]["DeadlineVersion"][];
        };
        ExportBody: {
            bom?: boolean;
            /** @enum {string} */
            format: "csv" | "xlsx";
            kind?: components["schemas"]["FigureScopeKind"];
            /** @enum {string} */
            list: "appeals" | "triage" | "queue" | "figure" | "dashboard";
            purpose?: string;
            query?: {
                [key: string]: unknown;
            };
            reason?: string;
            scope?: string;
            unit?: string;
        };
        Fault: {
            code: components["schemas"]["FaultCode"];
            message: string;
            pointer: string;
        };
        /** @enum {string} */
        FaultCode: "field/required" | "field/unknown" | "field/not-text" | "field/too-short" | "field/says-nothing" | "field/too-long" | "field/not-a-choice" | "field/not-a-number" | "field/not-whole" | "field/too-small" | "field/too-large" | "field/not-true-or-false" | "field/not-a-list" | "field/too-few" | "field/too-many" | "field/doubled" | "field/not-an-object" | "field/not-an-instant" | "field/not-a-day" | "field/not-a-region" | "field/not-an-id" | "field/not-an-appeal-number" | "field/not-an-id-number" | "field/not-a-phone" | "field/outside-county" | "field/not-allowed" | "field/invalid" | "appeal/unknown-region" | "attachment/too-large" | "attachment/media-type" | "attachment/unreadable" | "attachment/heic" | "attachment/too-many-pixels" | "attachment/protected";
        /** @enum {string} */
        FeedbackRecipient: "grid-worker" | "reporter";
        FieldDifference: {
            by: components["schemas"]["ChangedBy"][];
            field: string;
            is?: unknown;
            was?: unknown;
        };
        Figure: {
            before?: components["schemas"]["FigureCount"];
            count?: number;
            figure: components["schemas"]["FigureCode"];
            lastYear?: components["schemas"]["FigureCount"];
            list?: string;
            /** @constant */
            withheld?: true;
        };
        /** @enum {string} */
        FigureCode: "reported" | "reopened" | "begun" | "routed" | "accepted" | "resolved" | "closed" | "closed.rated" | "closed.unrated" | "closed.confirmed" | "closed.declined" | "closed.withdrawn" | "closed.referred" | "escalated" | "returned" | "missed" | "missed.dispatch" | "missed.respond" | "missed.handle" | "missed.whole" | "missed.return-decision" | "missed.suspension-decision" | "missed.resolution-review" | "missed.review" | "missed.exclusion-decision" | "missed.check-in" | "missed.co-handle" | "missed.urge-answer" | "missed.supervise" | "missed.feedback" | "missed.revisit" | "missed.accusation" | "rated" | "rated.1" | "rated.2" | "rated.3" | "rated.4" | "rated.5" | "answered" | "unanswered" | "solved.yes" | "solved.no" | "satisfied.yes" | "satisfied.no" | "respond.met" | "respond.due" | "whole.met" | "whole.due" | "excluded" | "completed" | "backlog" | "backlog.0-3" | "backlog.4-7" | "backlog.8-15" | "backlog.16-30" | "backlog.31";
        FigureCount: {
            count?: number;
            list?: string;
            /** @constant */
            withheld?: true;
        };
        FigureList: {
            items: components["schemas"]["CountedRow"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        FigureRate: {
            before: components["schemas"]["FigureShare"];
            denominator: components["schemas"]["FigureCount"];
            excluded: components["schemas"]["FigureCount"];
            lastYear: components["schemas"]["FigureShare"];
            numerator: components["schemas"]["FigureCount"];
            rate: components["schemas"]["RateCode"];
            share?: number;
        };
        FigureScope: {
            id: string;
            kind: components["schemas"]["FigureScopeKind"];
            name: string;
        };
        /** @enum {string} */
        FigureScopeKind: "county" | "town" | "village" | "unit" | "service";
        FigureShare: {
            denominator: components["schemas"]["FigureCount"];
            excluded: components["schemas"]["FigureCount"];
            numerator: components["schemas"]["FigureCount"];
            share?: number;
        };
        FilledForm: {
            [key: string]: (string | number | boolean | null) | (string | number)[] | {
                [key: string]: unknown;
            };
        } | null;
        Filter: {
            id: string;
            list: components["schemas"]["FilteredList"];
            mine: boolean;
            name: string;
            query: {
                [key: string]: unknown;
            };
            shared: boolean;
        };
        FilterAnswer: {
            id: string;
            revision: number;
        };
        FilterBody: {
            list: components["schemas"]["FilteredList"];
            name: string;
            query: {
                [key: string]: unknown;
            };
            shared?: boolean;
        };
        /** @enum {string} */
        FilteredList: "appeals" | "triage";
        FilterList: {
            items: components["schemas"]["Filter"][];
        };
        FollowUp: {
            anotherDay: boolean;
            attempts: number;
            deliveredAt: string;
            drawn: boolean;
            lastAt?: string;
            until: string;
        };
        FollowUpRow: {
            actions?: components["schemas"]["Action"][];
            assignee?: string;
            attachments: number;
            cause?: components["schemas"]["CloseCause"];
            channel: components["schemas"]["Channel"];
            closedAt?: string;
            deadline?: components["schemas"]["OwedDeadline"];
            dueAt?: string;
            endorsements: number;
            followUp: components["schemas"]["FollowUp"];
            headline?: string | null;
            holder?: string;
            id: string;
            last: components["schemas"]["LastHappening"];
            misses: number;
            number: string;
            origin: components["schemas"]["Origin"];
            outcome?: components["schemas"]["ResolutionOutcome"];
            queue?: string;
            refused?: components["schemas"]["RefusedAction"][];
            region: string;
            reportedAt: string;
            revision: number;
            round: number;
            service?: string;
            stars?: number;
            status: components["schemas"]["AppealStatus"];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            wholeDueAt?: string;
        };
        FollowUps: {
            items: components["schemas"]["FollowUpRow"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        Found: {
            items: components["schemas"]["FoundRow"][];
            matches: components["schemas"]["Matches"];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        FoundRow: {
            actions?: components["schemas"]["Action"][];
            assignee?: string;
            attachments: number;
            cause?: components["schemas"]["CloseCause"];
            channel: components["schemas"]["Channel"];
            closedAt?: string;
            deadline?: components["schemas"]["OwedDeadline"];
            dueAt?: string;
            endorsements: number;
            headline?: string | null;
            holder?: string;
            id: string;
            last: components["schemas"]["LastHappening"];
            match: components["schemas"]["Match"];
            misses: number;
            number: string;
            origin: components["schemas"]["Origin"];
            outcome?: components["schemas"]["ResolutionOutcome"];
            queue?: string;
            refused?: components["schemas"]["RefusedAction"][];
            region: string;
            reportedAt: string;
            revision: number;
            round: number;
            service?: string;
            stars?: number;
            status: components["schemas"]["AppealStatus"];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            wholeDueAt?: string;
        };
        FrozenMonth: {
            month: string;
            /** @enum {string} */
            state: "frozen";
        };
        GrowingWord: {
            adjusted: number;
            before: number;
            observed: number;
            word: string;
        };
        GrowingWords: {
            words: components["schemas"]["GrowingWord"][];
        };
        Handover: {
            at: string;
            by: string;
            id: string;
            note: string | null;
            shiftUntil?: string;
            taken: components["schemas"]["HandoverTaking"][];
        };
        HandoverAnswer: {
            id: string;
            revision: number;
            unit: string;
        };
        HandoverBody: {
            note: string;
        };
        Handovers: {
            items: components["schemas"]["Handover"][];
            names: {
                [key: string]: string;
            };
            now: components["schemas"]["OnDuty"][];
            unit: string;
        };
        HandoverTaking: {
            at: string;
            by: string;
        };
        HappenedBy: {
            called?: string;
            person?: string;
            role: components["schemas"]["ActorRole"];
            unit?: string;
        };
        HelperBody: {
            task: string;
            unit: string;
        };
        History: {
            chain: components["schemas"]["ChainFinding"];
            events: components["schemas"]["StoredEvent"][];
            next?: string;
        };
        HoldConferenceBody: {
            attendees: string[];
            decision: string;
            minutes: string;
        };
        IdentityBody: {
            askedBy?: components["schemas"]["Asking"];
            before?: number;
            ground: components["schemas"]["IdentityGround"];
            party: components["schemas"]["IdentityParty"];
            reason: string;
        };
        IdentityDecided: {
            /** @enum {string} */
            act: "restrictIdentity" | "liftRestriction" | "eraseIdentity";
            appeals: number;
            attachments: number;
            keys: number;
        };
        /** @enum {string} */
        IdentityGround: "citizen-asked" | "retention-over" | "consent-withdrawn" | "unlawful" | "contested" | "ordered";
        IdentityMark: {
            at: string;
            /** @enum {string} */
            mark: "restricted" | "erased";
        };
        IdentityMarks: {
            proxy?: components["schemas"]["IdentityMark"];
            reporter?: components["schemas"]["IdentityMark"];
        };
        /** @enum {string} */
        IdentityParty: "reporter" | "proxy";
        Inbox: {
            items: components["schemas"]["InboxNotice"][];
            next?: string;
            unread: number;
        };
        InboxNotice: {
            appeal: string;
            at: string;
            id: string;
            moment: components["schemas"]["NoticeMoment"];
            number: string;
            read: boolean;
            survey?: string;
            text: string | null;
        };
        Incident: {
            appeals: components["schemas"]["IncidentAppeal"][];
            by: string;
            counts: {
                attached: number;
                refused: number;
                resolved: number;
            };
            id: string;
            names: {
                [key: string]: string;
            };
            notJoined: components["schemas"]["NotJoined"][];
            openedAt: string;
            region: string;
            resolution?: components["schemas"]["IncidentResolution"];
            service?: string;
            state: components["schemas"]["IncidentState"];
            title: string | null;
            told: components["schemas"]["IncidentNote"][];
        };
        IncidentAnswer: {
            attached: number;
            id: string;
            revision: number;
        };
        IncidentAppeal: {
            /** @enum {string} */
            answer?: "asked" | "resolved" | "refused";
            appeal: string;
            holder?: string;
            number: string;
            refusal?: {
                code: string;
                title: string;
            };
            region: string;
            status: components["schemas"]["AppealStatus"];
        };
        IncidentAttachmentBody: {
            ref: string;
        };
        IncidentLine: {
            by: string;
            id: string;
            openedAt: string;
            region: string;
            service?: string;
            state: components["schemas"]["IncidentState"];
            title: string | null;
        };
        IncidentList: {
            items: components["schemas"]["IncidentLine"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        IncidentNote: {
            at: string;
            by: string;
            note: string | null;
        };
        IncidentOriginalAttachment: {
            at: string;
            event: string;
            expiresAt?: string;
            id: string;
            url?: string;
        };
        IncidentOriginals: {
            attachments: components["schemas"]["IncidentOriginalAttachment"][];
            incident: string;
            texts: components["schemas"]["OriginalText"][];
        };
        IncidentResolution: {
            account: string | null;
            at: string;
            by: string;
            outcome: components["schemas"]["ResolutionOutcome"];
        };
        /** @enum {string} */
        IncidentState: "open" | "resolved";
        IncidentSuggestion: {
            actions: components["schemas"]["SuggestedCall"][];
            appeals: components["schemas"]["SuggestedAppeal"][];
            evidence: components["schemas"]["SuggestionEvidence"];
            incident?: components["schemas"]["SuggestedIncident"];
            region: string;
            sentence: string;
            service: string;
            since: string;
        };
        IncidentSuggestions: {
            compared: components["schemas"]["ComparedWindow"][];
            items: components["schemas"]["IncidentSuggestion"][];
            names: {
                [key: string]: string;
            };
        };
        InclusionProof: {
            hash: string;
            head: number;
            index: number;
            path: string[];
            revision: number;
            root: string;
            size: number;
            stream: string;
            under: {
                head: number;
                index: number;
                path: string[];
                root: string;
                size: number;
            };
        };
        IntakeBody: {
            items: {
                accused?: components["schemas"]["AccusedBody"][];
                attachments?: components["schemas"]["AttachmentBody"][];
                case: string;
                form?: {
                    [key: string]: unknown;
                };
                id: string;
                observedAt?: string;
                place: components["schemas"]["PlaceBody"];
                proxy?: components["schemas"]["ContactPersonBody"];
                reporter?: components["schemas"]["ContactPersonBody"];
                service?: string;
                summary?: string;
                words?: string;
            }[];
        };
        IntakeOutcomes: {
            items: {
                appeal?: string;
                code?: string;
                detail?: string;
                errors?: {
                    code: string;
                    message: string;
                    pointer: string;
                }[];
                id: string;
                number?: string;
                /** @enum {string} */
                outcome: "taken" | "known" | "refused" | "unavailable" | "failed";
            }[];
        };
        /** @enum {string} */
        IntervalState: "running" | "paused" | "rested";
        ItemProblem: {
            code?: string;
            detail?: string;
            title?: string;
        } & {
            [key: string]: unknown;
        };
        Job: {
            done: number;
            finishedAt?: string;
            id: string;
            items: components["schemas"]["JobItem"][];
            left: number;
            openedAt: string;
            refused: number;
            size: number;
            /** @enum {string} */
            state: "running" | "finished";
            verb: string;
        };
        JobItem: {
            appeal: string;
            problem?: components["schemas"]["ItemProblem"];
            revision?: number;
            /** @enum {string} */
            state: "waiting" | "done" | "refused";
            status?: number;
        };
        Labels: {
            labels: {
                [key: string]: {
                    [key: string]: components["schemas"]["Bilingual"];
                };
            };
        };
        /** @enum {string} */
        LadderAct: "notify" | "urge" | "supervise" | "climb";
        LastHappening: {
            at: string;
            sentence: string;
            type: components["schemas"]["EventType"];
        };
        LateDeadline: {
            appeal: string;
            at: string;
            deadline: string;
            event: string;
            kind: components["schemas"]["DeadlineKind"];
            number: string;
            owner: string;
            recordedAt: string;
            region: string;
            round: number;
            service?: string;
            unit: string;
        };
        LateRegister: {
            items: components["schemas"]["LateDeadline"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        ListedPurpose: {
            code: string;
            en: string;
            for?: components["schemas"]["PurposeAct"][];
            zh: string;
        };
        Liveness: {
            /** @constant */
            status: "live";
        };
        Location: {
            latitude: number;
            longitude: number;
        } | null;
        LocationBody: {
            latitude: number;
            longitude: number;
        };
        LookingRules: {
            purposes: components["schemas"]["ListedPurpose"][];
            version: number;
            watch: components["schemas"]["LookThreshold"][];
            withholdDays: number;
            wordsAlone: boolean;
        };
        /** @enum {string} */
        LookSignal: "many-reveals" | "not-holding" | "no-appeal-at-hand" | "off-hours";
        LookThreshold: {
            looks: number;
            minutes: number;
            roles?: components["schemas"]["Role"][];
            signal: components["schemas"]["LookSignal"];
        };
        LookUpBody: {
            appeal?: string;
            cursor?: string;
            idNumber?: string;
            limit?: number;
            phone?: string;
            purpose: string;
            reason?: string;
        };
        MakeUpDay: {
            like: components["schemas"]["Weekday"];
            name: string;
        };
        Match: {
            by: ("number" | "words" | "place" | "service" | "holder" | "person")[];
        };
        Matches: {
            more: boolean;
            ranked: number;
        };
        Me: {
            counts: {
                mine: number;
                overdue?: number;
                owed?: number;
            };
            expiresAt?: string;
            id?: string;
            may: components["schemas"]["Verb"][];
            name?: string;
            names: {
                [key: string]: string;
            };
            region?: string;
            role: components["schemas"]["ActorRole"];
            unit?: string;
        };
        /** @enum {string} */
        Measure: "working" | "calendar";
        MentionBody: {
            as: components["schemas"]["BulletinMention"];
            unit: string;
        };
        MentionedUnit: {
            as: components["schemas"]["BulletinMention"];
            name: string;
            unit: string;
        };
        MergeBody: {
            reason: string;
            target: string;
        };
        Month: {
            by?: string;
            corrected: components["schemas"]["MonthCorrected"][];
            corrections: components["schemas"]["MonthCorrection"][];
            definitions: number;
            figures: components["schemas"]["MonthFigure"][];
            frozenAt?: string;
            month: string;
            rates: components["schemas"]["MonthRate"][];
            scope: components["schemas"]["FigureScope"];
            /** @enum {string} */
            state: "open" | "frozen";
            took: components["schemas"]["MonthDurations"][];
            upTo?: string;
        };
        MonthCorrected: {
            excluded?: boolean;
            figure: components["schemas"]["MonthFigureCode"];
            in: string;
            is: number;
            was: number;
        };
        MonthCorrection: {
            excluded?: boolean;
            figure: components["schemas"]["MonthFigureCode"];
            is: number;
            month: string;
            was: number;
        };
        MonthDurations: {
            median?: number;
            p90?: number;
            samples: number;
            step: components["schemas"]["TimedStep"];
        };
        MonthFigure: {
            count: number;
            figure: components["schemas"]["MonthFigureCode"];
        };
        /** @enum {string} */
        MonthFigureCode: "reported" | "reopened" | "begun" | "routed" | "accepted" | "resolved" | "closed" | "closed.rated" | "closed.unrated" | "closed.confirmed" | "closed.declined" | "closed.withdrawn" | "closed.referred" | "escalated" | "returned" | "missed" | "missed.dispatch" | "missed.respond" | "missed.handle" | "missed.whole" | "missed.return-decision" | "missed.suspension-decision" | "missed.resolution-review" | "missed.review" | "missed.exclusion-decision" | "missed.check-in" | "missed.co-handle" | "missed.urge-answer" | "missed.supervise" | "missed.feedback" | "missed.revisit" | "missed.accusation" | "rated" | "rated.1" | "rated.2" | "rated.3" | "rated.4" | "rated.5" | "answered" | "unanswered" | "solved.yes" | "solved.no" | "satisfied.yes" | "satisfied.no" | "respond.met" | "respond.due" | "whole.met" | "whole.due" | "excluded" | "completed" | "backlog";
        MonthLine: {
            by?: string;
            corrections: number;
            definitions: number;
            frozenAt: string;
            month: string;
        };
        MonthList: {
            items: components["schemas"]["MonthLine"][];
        };
        MonthRate: {
            denominator: number;
            excluded: number;
            numerator: number;
            rate: components["schemas"]["RateCode"];
            share?: number;
        };
        MovedAppeal: {
            appeal: string;
            at: string;
            deadline?: string;
            dueAt?: string;
            event: string;
            number: string;
            region: string;
            service?: string;
            was?: string;
        };
        MovedAppeals: {
            items: components["schemas"]["MovedAppeal"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        MyCounters: {
            confirmation: number;
            decision: number;
            "due-within-hour": number;
            handovers: number;
            "kept-open": number;
            looking?: number;
            missed: number;
            parked: number;
            reopened: number;
            returned: number;
        };
        MySurvey: {
            answered: boolean;
            appeal: string;
            closesAt: string;
            isOver: boolean;
            number: string;
            questions: components["schemas"]["SurveyQuestion"][];
            survey: string;
            title: string;
            withdrawn?: components["schemas"]["MySurveyWithdrawal"];
        };
        MySurveys: {
            items: components["schemas"]["MySurvey"][];
        };
        MySurveyWithdrawal: {
            at: string;
            reason: string;
        };
        NameAccusedBody: {
            accused: components["schemas"]["AccusedBody"];
        };
        NameGuardianBody: {
            guardian: components["schemas"]["ContactPersonBody"];
            reason: string;
        };
        NameHelpersBody: {
            helpers: components["schemas"]["HelperBody"][];
        };
        Notice: {
            basis: string;
            ground: string;
            properChannel: string;
            remedy: string;
        };
        /** @enum {string} */
        NoticeChannel: "webhook" | "kafka" | "log";
        NoticeGateway: {
            account: string;
            minutes: number;
            purpose: string;
        };
        /** @enum {string} */
        NoticeMoment: "routed" | "assigned" | "information-asked" | "resolved" | "declined" | "referred-out" | "extended" | "suspended" | "reopened" | "urged" | "supervised" | "decision-asked" | "warning" | "overdue" | "incident-told" | "surveyed";
        NoticeRead: {
            id: string;
            read: boolean;
        };
        NoticeSending: {
            at: string;
            attempts: number;
            cause?: string;
            channel: components["schemas"]["NoticeChannel"];
            message: string;
            state: components["schemas"]["SendingState"];
            target?: string;
            text: string | null;
        };
        /** @enum {string} */
        NoticeTo: "owner" | "above" | "duty";
        NotJoined: {
            appeal: string;
            code: string;
            title: string;
        };
        NumberForNotice: {
            message: string;
            phone: string;
            until: string;
        };
        NumberGateways: {
            gateways: components["schemas"]["NoticeGateway"][];
            version: number;
        };
        OfficeHours: {
            seasons?: components["schemas"]["Season"][];
            weekdays: components["schemas"]["WorkingWindow"][][];
        };
        OnDuty: {
            person: string;
            until: string;
        };
        OpenedJob: {
            id: string;
        };
        OpenIncidentBody: {
            appeals?: string[];
            region: string;
            service?: string;
            title: string;
        };
        OpenSupervisionBody: {
            reason: string;
        };
        OpenWordsBody: {
            purpose: string;
            reason?: string;
        };
        /** @enum {string} */
        Origin: "citizen" | "patrol" | "device" | "visit";
        OriginalAttachment: {
            at: string;
            event: string;
            expiresAt: string;
            id: string;
            url: string;
        };
        Originals: {
            appeal: string;
            attachments: components["schemas"]["OriginalAttachment"][];
            texts: components["schemas"]["OriginalText"][];
        };
        OriginalText: {
            at: string;
            event: string;
            field: string;
            now: unknown;
            revision: number;
            was: unknown;
        };
        OwedDeadline: {
            dueAt: string;
            id: string;
            kind: components["schemas"]["DeadlineKind"];
            measure: components["schemas"]["Measure"];
            minutesLeft: number;
            missedAt?: string;
            owner: string;
            pausedAt?: string;
            provisional: boolean;
            startedAt: string;
            status: components["schemas"]["OwedState"];
        };
        /** @enum {string} */
        OwedState: "running" | "paused";
        OwnLook: {
            appeal?: string;
            at: string;
            kind: components["schemas"]["OwnLookKind"];
            number?: string;
            purpose: string;
            purposeCalled: string;
            role: string;
            unit?: string;
        };
        /** @enum {string} */
        OwnLookKind: "reveal" | "look-up";
        OwnLooks: {
            items: components["schemas"]["OwnLook"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        PendingExtension: {
            at: string;
            by: string;
            decidedBy: string;
            period: {
                amount: number;
                unit: components["schemas"]["PeriodUnit"];
            };
            reason: string | null;
        };
        PendingReturn: {
            at: string;
            basis: string | null;
            by: string;
            decidedBy: string;
            ground: string | null;
            ordinal: number;
            proposedUnit?: string;
        };
        PendingSuspension: {
            at: string;
            by: string;
            decidedBy: string;
            reason: string | null;
            until: string;
        };
        People: {
            people: components["schemas"]["Person"][];
            version: number;
        };
        Period: {
            amount: number;
            unit: components["schemas"]["PeriodUnit"];
        };
        PeriodBody: {
            amount: number;
            unit: components["schemas"]["PeriodUnit"];
        };
        /** @enum {string} */
        PeriodUnit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
        Person: {
            id: string;
            name: string;
            region: string;
            role: components["schemas"]["Role"];
            unit: string;
        };
        Place: {
            address?: string | null;
            location?: components["schemas"]["Location"];
            region: string;
        };
        PlaceBefore: {
            address?: string | null;
            location?: components["schemas"]["Location"];
            region: string;
        };
        PlaceBody: {
            address?: string;
            location?: components["schemas"]["LocationBody"];
            region: string;
        };
        PlaceChangeBody: {
            address?: string;
            location?: components["schemas"]["LocationBody"];
            region?: string;
        };
        Policies: {
            policies: components["schemas"]["Policy"][];
            version: number;
        };
        Policy: {
            extension?: components["schemas"]["PolicyExtension"];
            ladder?: components["schemas"]["Rung"][];
            name: string;
            rules: components["schemas"]["PolicyRule"][];
            windows: components["schemas"]["PolicyWindows"];
        };
        PolicyExtension: {
            critical: components["schemas"]["SourcedPeriod"];
            routine: components["schemas"]["SourcedPeriod"];
            urgent: components["schemas"]["SourcedPeriod"];
        };
        PolicyRule: {
            kind: components["schemas"]["DeadlineKind"];
            period: components["schemas"]["Period"];
            source?: string;
            tier?: components["schemas"]["Tier"];
            urgency?: components["schemas"]["Urgency"];
            warnAtPercent: number[];
        };
        PolicyWindows: {
            rate: components["schemas"]["SourcedPeriod"];
            reopen: components["schemas"]["SourcedPeriod"];
            return: components["schemas"]["SourcedPeriod"];
            review: components["schemas"]["SourcedPeriod"];
            urge: components["schemas"]["SourcedPeriod"];
        };
        PreviewBody: {
            apply?: components["schemas"]["Apply"];
            effectiveAt?: string;
        };
        Problem: {
            actual?: string | number;
            appeals?: string;
            attempts?: number;
            cause?: string;
            channel?: string;
            channels?: string;
            claim?: string;
            code: components["schemas"]["ProblemCode"];
            correlationId: string;
            county?: string;
            days?: number;
            deadline?: string;
            detail: string;
            documentMiB?: number;
            dueAt?: string;
            duty?: string;
            errors?: components["schemas"]["Fault"][];
            events?: components["schemas"]["EventBetween"][];
            expected?: string | number;
            file?: number;
            files?: number;
            ground?: string;
            helpers?: string;
            id?: string;
            instance: string;
            job?: string;
            kind?: string;
            latest?: string;
            least?: number;
            listed?: string;
            max?: number;
            maxAgeMinutes?: number;
            mediaType?: string;
            megapixels?: number;
            mib?: number;
            minutes?: number;
            more?: number;
            most?: number;
            now?: string;
            open?: number;
            origin?: string;
            origins?: string;
            person?: string;
            photoMiB?: number;
            photos?: number;
            pointer?: string;
            policy?: string;
            question?: string;
            reason?: string;
            region?: string;
            remedy?: string;
            retryAfterSeconds?: number;
            reviewed?: number;
            runner?: string;
            service?: string;
            shown?: number;
            size?: number;
            standing?: string;
            status: number;
            subjects?: string;
            tier?: string;
            title: string;
            type: string;
            unit?: string;
            until?: string;
            uploadMiB?: number;
            urgency?: string;
            videoMiB?: number;
            voiceMiB?: number;
            waitedMs?: number;
            window?: string;
        };
        /** @enum {string} */
        ProblemCode: "access/forbidden" | "analysis/no-such-period" | "analysis/not-over" | "appeal/accused-assignee" | "appeal/accused-confirmed" | "appeal/accused-unit" | "appeal/already-accepted" | "appeal/already-accused" | "appeal/already-answered" | "appeal/already-called" | "appeal/already-delivered" | "appeal/already-endorsed" | "appeal/already-helping" | "appeal/already-rated" | "appeal/already-receipted" | "appeal/already-reported" | "appeal/already-resolved" | "appeal/already-routed" | "appeal/already-supervised" | "appeal/already-withdrawn" | "appeal/anonymity-not-allowed" | "appeal/anonymous-with-reporter" | "appeal/answered-together" | "appeal/awaiting-information" | "appeal/carries-others" | "appeal/channel-not-allowed" | "appeal/child-needs-guardian" | "appeal/claim-by-holder" | "appeal/closed" | "appeal/comments-of-today" | "appeal/deadline-not-due" | "appeal/duty-elsewhere" | "appeal/earlier-appeal-missing" | "appeal/earlier-not-final" | "appeal/earlier-not-theirs" | "appeal/erased" | "appeal/evidence-missing" | "appeal/exclusion-decided" | "appeal/exclusion-pending" | "appeal/extension-after-due" | "appeal/extension-already-asked" | "appeal/extension-pending" | "appeal/external-reviewer-missing" | "appeal/follow-up-answers" | "appeal/follow-up-by-holder" | "appeal/grid-worker-first" | "appeal/guardian-unchanged" | "appeal/handled-alone" | "appeal/helper-leads" | "appeal/helpers-open" | "appeal/in-incident" | "appeal/information-already-asked" | "appeal/invalid-stars" | "appeal/kept-open" | "appeal/merged" | "appeal/merged-with-itself" | "appeal/no-confirmation-due" | "appeal/no-duty" | "appeal/no-exclusion-pending" | "appeal/no-extension-pending" | "appeal/no-information-asked" | "appeal/no-return-pending" | "appeal/no-review-pending" | "appeal/no-supervision-open" | "appeal/no-suspension-pending" | "appeal/no-tier-above" | "appeal/no-urge-pending" | "appeal/nobody-to-reach" | "appeal/nobody-to-tell" | "appeal/not-a-child" | "appeal/not-absorbed" | "appeal/not-accepted" | "appeal/not-accused" | "appeal/not-called" | "appeal/not-citizen" | "appeal/not-claimant" | "appeal/not-confirmable" | "appeal/not-delivered" | "appeal/not-direct" | "appeal/not-discipline-desk" | "appeal/not-dispatcher" | "appeal/not-follow-up-desk" | "appeal/not-found" | "appeal/not-grid-worker" | "appeal/not-guardian-desk" | "appeal/not-handling" | "appeal/not-helper" | "appeal/not-holder" | "appeal/not-in-incident" | "appeal/not-involved" | "appeal/not-lead" | "appeal/not-merged" | "appeal/not-ours-is-no-ground" | "appeal/not-overseer" | "appeal/not-reopenable" | "appeal/not-reporter" | "appeal/not-resolved" | "appeal/not-routed" | "appeal/not-sibling" | "appeal/not-superior" | "appeal/not-supervisor" | "appeal/not-suspended" | "appeal/not-yours-to-correct" | "appeal/not-yours-to-undo" | "appeal/nothing-said" | "appeal/nothing-to-correct" | "appeal/nothing-to-receipt" | "appeal/nothing-to-redact" | "appeal/nothing-to-undo" | "appeal/observed-in-future" | "appeal/origin-not-allowed" | "appeal/origin-not-rated" | "appeal/outside-line" | "appeal/own-appeal" | "appeal/place-settled" | "appeal/proposed-itself" | "appeal/provenance-not-yours" | "appeal/rate-not-lapsed" | "appeal/rate-window-over" | "appeal/rating-not-low" | "appeal/rating-unsettled" | "appeal/reopen-first" | "appeal/reopen-window-over" | "appeal/reopened-once" | "appeal/reporter-acted" | "appeal/reporter-missing" | "appeal/resolution-unconfirmed" | "appeal/return-after-acceptance" | "appeal/return-pending" | "appeal/return-window-over" | "appeal/review-final" | "appeal/review-pending" | "appeal/review-window-over" | "appeal/revisit-in-past" | "appeal/revisit-not-allowed" | "appeal/routing-final" | "appeal/several-supervisions" | "appeal/speaks-for-itself" | "appeal/straight-to-reporter" | "appeal/supervised" | "appeal/suspended" | "appeal/suspension-in-past" | "appeal/suspension-pending" | "appeal/system-only" | "appeal/too-many-accused" | "appeal/transferred-twice" | "appeal/unclassified" | "appeal/unknown-accused" | "appeal/unknown-assignee" | "appeal/unknown-body" | "appeal/unknown-deadline" | "appeal/unknown-ground" | "appeal/unknown-region" | "appeal/unknown-service" | "appeal/unknown-unit" | "appeal/unreachable" | "appeal/urged-lately" | "appeal/urgency-lowered" | "appeal/waits-for-person" | "appeal/was-let-go" | "attachment/busy" | "attachment/erased" | "attachment/heic" | "attachment/link-invalid" | "attachment/media-type" | "attachment/no-file" | "attachment/not-found" | "attachment/not-playable" | "attachment/protected" | "attachment/quota" | "attachment/range-invalid" | "attachment/redacted" | "attachment/ref-invalid" | "attachment/too-large" | "attachment/too-many" | "attachment/too-many-pixels" | "attachment/unreadable" | "audit/beyond-caller" | "audit/not-covered" | "audit/not-found" | "audit/nothing-then" | "audit/resume-invalid" | "auth/beyond-directory" | "auth/claims-invalid" | "auth/issuer-unavailable" | "auth/logout-invalid" | "auth/secret-invalid" | "auth/signed-out" | "auth/step-up" | "auth/token-expired" | "auth/token-invalid" | "auth/token-required" | "bulletin/basis-not-published" | "bulletin/not-found" | "bulletin/not-in-basis" | "bulletin/not-named" | "bulletin/tells-person" | "calendar/out-of-range" | "calendar/unknown-place" | "clock/disputed" | "command/conflict" | "command/key-reused" | "command/outcome-unknown" | "command/revision-mismatch" | "command/too-large" | "directory/no-county-centre" | "directory/unknown-unit" | "event/unknown-type" | "figures/period" | "figures/unknown-scope" | "figures/withheld" | "filter/not-found" | "filter/too-many" | "handover/not-found" | "handover/not-yours" | "handover/own" | "identity/appeal-open" | "identity/county-only" | "identity/erased" | "identity/guardian-asks" | "identity/not-restricted" | "identity/restricted" | "identity/too-many-appeals" | "identity/under-review" | "identity/within-retention" | "incident/not-all-hidden" | "incident/not-attached" | "incident/not-found" | "incident/nothing-to-redact" | "incident/nothing-to-resolve" | "incident/outside-area" | "incident/too-many" | "incident/unknown-appeals" | "incident/unknown-service" | "job/busy" | "job/not-found" | "job/one-at-a-time" | "looking/not-found" | "looking/own" | "looks/no-withholding" | "looks/not-withheld" | "looks/until-out-of-bounds" | "month/frozen" | "month/later-frozen" | "month/no-such" | "month/not-over" | "month/not-yours" | "notice/no-number" | "notice/not-found" | "notice/too-late" | "notice/withheld" | "publication/no-draft" | "publication/not-approved" | "publication/not-published" | "publication/own-work" | "publication/published" | "purpose/reason-needed" | "purpose/unlisted" | "ranking/month-not-frozen" | "ranking/no-group" | "ranking/not-found" | "rate/limited" | "read/foreign-position" | "read/not-fresh" | "read/parked" | "reference/draft-changed" | "reference/effective-in-past" | "reference/invalid-document" | "reference/no-change" | "reference/no-draft" | "reference/no-version" | "request/charset" | "request/cursor-invalid" | "request/if-match-invalid" | "request/invalid" | "request/key-invalid" | "request/key-required" | "request/malformed" | "request/media-type" | "request/no-route" | "request/not-ready" | "request/not-utf-8" | "request/position-invalid" | "request/too-large" | "reveal/erased" | "reveal/nobody" | "reveal/refused" | "roster/not-yours" | "roster/period" | "roster/unknown-person" | "runner/not-found" | "runner/not-possible" | "search/nothing-asked" | "server/failed" | "signal/decided-so" | "signal/not-found" | "signal/own-unit" | "sla/due-before-start" | "sla/due-too-late" | "sla/no-deadline" | "sla/no-rule" | "store/keys-unavailable" | "store/unavailable" | "survey/answered-already" | "survey/no-text" | "survey/not-found" | "survey/not-invitable" | "survey/not-open" | "survey/not-over" | "survey/over" | "survey/tells-person" | "survey/too-few" | "survey/unfit-answer" | "survey/unfit-dates" | "survey/unfit-question" | "survey/withdrawn" | "webhook/address" | "webhook/not-configured" | "webhook/not-found" | "webhook/unknown-account";
        PublicView: {
            actions: components["schemas"]["Action"][];
            closedAt?: string;
            endorsements: number;
            id: string;
            names: {
                [key: string]: string;
            };
            number: string;
            receivedAt: string;
            region: string;
            round: number;
            service?: string;
            status: components["schemas"]["AppealStatus"];
        };
        PublishBody: {
            apply?: components["schemas"]["Apply"];
            draft: number;
            effectiveAt?: string;
            reason: string;
        };
        PublishedBulletin: {
            answers: components["schemas"]["BulletinReply"][];
            basis: components["schemas"]["BulletinBasis"];
            corrections: components["schemas"]["PublishedCorrection"][];
            edition: number;
            id: string;
            publishedAt: string;
            text: string;
            title: string;
            units: components["schemas"]["MentionedUnit"][];
        };
        PublishedBulletinLine: {
            edition: number;
            id: string;
            link: string;
            publishedAt: string;
            title: string;
        };
        PublishedBulletins: {
            items: components["schemas"]["PublishedBulletinLine"][];
        };
        PublishedChange: {
            at: string;
            by: {
                id: string;
                role: string;
            };
            contentHash: string;
            /** @enum {string} */
            document: "directory" | "catalogue" | "policies" | "calendar" | "permissions" | "notices" | "scoring" | "looking";
            effectiveAt: string;
            moved: number;
            reach?: string;
            reason?: string;
            version: number;
        };
        PublishedCorrection: {
            edition: number;
            publishedAt: string;
            reason: string;
        };
        PublishedLine: {
            parts: components["schemas"]["RankingPart"][];
            rank?: number;
            scope: components["schemas"]["FigureScope"];
            score?: number;
        };
        PublishedRanking: {
            corrections: components["schemas"]["PublishedCorrection"][];
            countedAs: components["schemas"]["CountedAs"];
            countedUpTo?: string;
            definitions: number;
            edition: number;
            formula: components["schemas"]["RankingFormula"];
            group: components["schemas"]["RankingGroup"];
            lines: components["schemas"]["PublishedLine"][];
            month: string;
            publishedAt: string;
        };
        PublishedRankingLine: {
            edition: number;
            group: string;
            link: string;
            month: string;
            publishedAt: string;
        };
        PublishedRankings: {
            items: components["schemas"]["PublishedRankingLine"][];
        };
        /** @enum {string} */
        PurposeAct: "reveal" | "look-up" | "export" | "words" | "originals" | "notice";
        QuestionBody: {
            choices?: string[];
            kind: components["schemas"]["QuestionKind"];
            text: string;
        };
        /** @enum {string} */
        QuestionKind: "yes-no" | "stars" | "choice" | "text";
        QuestionResult: {
            cells: components["schemas"]["SurveyCell"][];
            id: string;
            kind: components["schemas"]["QuestionKind"];
            text: string;
        };
        Queue: {
            items: components["schemas"]["QueueRow"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        QueueRow: {
            actions?: components["schemas"]["Action"][];
            assignee?: string;
            attachments: number;
            cause?: components["schemas"]["CloseCause"];
            channel: components["schemas"]["Channel"];
            closedAt?: string;
            deadline?: components["schemas"]["OwedDeadline"];
            deadlines: components["schemas"]["OwedDeadline"][];
            dueAt?: string;
            endorsements: number;
            headline?: string | null;
            holder?: string;
            id: string;
            last: components["schemas"]["LastHappening"];
            misses: number;
            number: string;
            origin: components["schemas"]["Origin"];
            outcome?: components["schemas"]["ResolutionOutcome"];
            queue?: string;
            refused?: components["schemas"]["RefusedAction"][];
            region: string;
            reportedAt: string;
            revision: number;
            round: number;
            service?: string;
            stars?: number;
            status: components["schemas"]["AppealStatus"];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            wholeDueAt?: string;
        };
        RankedPlaces: {
            /** @enum {string} */
            places: "town" | "village";
        };
        RankedUnits: {
            except?: string[];
            tier: components["schemas"]["Tier"];
            units: components["schemas"]["UnitKind"];
        };
        Ranking: {
            editions: components["schemas"]["RankingEdition"][];
        };
        RankingAnswer: {
            edition: number;
            group: string;
            month: string;
            revision: number;
            state: components["schemas"]["EditionState"];
        };
        RankingComponent: {
            best: number;
            measure: components["schemas"]["RankingMeasure"];
            samples: number;
            weight: number;
            worst: number;
        };
        RankingEdition: {
            countedAs: components["schemas"]["CountedAs"];
            countedUpTo?: string;
            definitions: number;
            draftedAt: string;
            draftedBy: string;
            edition: number;
            formula: components["schemas"]["RankingFormula"];
            group: components["schemas"]["RankingGroup"];
            isReproduced: boolean;
            lines: components["schemas"]["RankingLine"][];
            month: string;
            note?: string;
            publishedAt?: string;
            publishedBy?: string;
            reason?: string;
            reviewedAt?: string;
            reviewedBy?: string;
            state: components["schemas"]["EditionState"];
        };
        RankingFormula: {
            components: components["schemas"]["RankingComponent"][];
            version: number;
        };
        RankingGroup: {
            id: string;
            name: string;
        };
        RankingLine: {
            parts: components["schemas"]["RankingPartExplained"][];
            rank?: number;
            scope: components["schemas"]["FigureScope"];
            score?: number;
        };
        RankingList: {
            items: components["schemas"]["RankingListLine"][];
        };
        RankingListLine: {
            changedAt: string;
            edition: number;
            group: string;
            month: string;
            publishedEdition?: number;
            state: components["schemas"]["EditionState"];
        };
        /** @enum {string} */
        RankingMeasure: "speed" | "backlog" | "on-time" | "resolution" | "satisfaction";
        RankingPart: {
            measure: components["schemas"]["RankingMeasure"];
            of: number;
            points?: number;
            samples: number;
            weight: number;
        };
        RankingPartExplained: {
            least: number;
            lists: components["schemas"]["RankingPartList"][];
            measure: components["schemas"]["RankingMeasure"];
            of: number;
            points?: number;
            samples: number;
            weight: number;
        };
        RankingPartList: {
            figure: components["schemas"]["FigureCode"];
            list: string;
        };
        RateBody: {
            remark?: string;
            responded: boolean;
            satisfied: boolean;
            solved: boolean;
            stars: number;
        };
        /** @enum {string} */
        RateCode: "completion" | "response" | "resolution" | "satisfaction" | "onTime";
        Rating: {
            at: string;
            remark?: string | null;
            responded: boolean;
            round: number;
            satisfied: boolean;
            solved: boolean;
            stars: number;
        };
        Readiness: {
            checks: {
                detail?: string;
                name: string;
                /** @enum {string} */
                state: "ok" | "warn" | "fail";
            }[];
            /** @enum {string} */
            status: "ready" | "not-ready";
        };
        RecallBody: {
            reason: string;
        };
        ReceiptFeedbackBody: {
            note?: string;
        };
        RecordContactBody: {
            means: components["schemas"]["ContactMeans"];
            note?: string;
            reached: boolean;
        };
        RecordedEvent: {
            occurredAt: string;
            revision: number;
            type: components["schemas"]["EventType"];
        };
        RecordFollowUpBody: {
            because?: components["schemas"]["UnreachedCause"];
            note?: string;
            reached: boolean;
            satisfied?: boolean;
            solved?: boolean;
            wouldNotSay?: boolean;
        };
        RecordProgressBody: {
            attachments?: components["schemas"]["AttachmentBody"][];
            note: string;
            visibleTo: components["schemas"]["Visibility"];
        };
        RedactBody: {
            attachment?: string;
            passage?: string;
            reason: string;
        };
        RedactIncidentBody: {
            attachment?: string;
            passage?: string;
            reason: string;
        };
        ReferOutBody: {
            acknowledgement: string;
            to: string;
        };
        RefusedAction: {
            code: string;
            verb: components["schemas"]["StepVerb"];
        };
        /** @enum {string} */
        Regime: "hotline" | "petition";
        Region: {
            code: string;
            name: string;
            parent?: string;
            succeeds?: string[];
            tier: components["schemas"]["Tier"];
        };
        Regions: {
            regions: components["schemas"]["Region"][];
            version: number;
        };
        RegisteredAccess: {
            appeal?: string;
            asked?: {
                [key: string]: string;
            };
            at: string;
            by: {
                id: string;
                role: string;
                unit?: string;
            };
            event: string;
            kind: components["schemas"]["AccessKind"];
            number?: string;
            purpose?: string;
            purposeCalled?: string;
            reason?: string | null;
            what?: string;
        };
        RegisteredReturn: {
            appeal: string;
            at: string;
            basis: string | null;
            decidedAt?: string;
            decidedBy?: string;
            decides: string;
            /** @enum {string} */
            decision: "pending" | "granted" | "refused" | "ended";
            event: string;
            ground: string | null;
            number: string;
            ordinal: number;
            proposedUnit?: string;
            reason?: string | null;
            region: string;
            service?: string;
            unit: string;
        };
        RejectResolutionBody: {
            reason: string;
        };
        ReleaseBody: {
            key?: string;
        };
        Remark: {
            at: string;
            attachments: components["schemas"]["Attachment"][];
            by: components["schemas"]["RemarkAuthor"];
            kind: components["schemas"]["RemarkKind"];
            source?: string;
            text?: string | null;
            unit?: string;
            visibleTo: components["schemas"]["Visibility"];
        };
        /** @enum {string} */
        RemarkAuthor: "reporter" | "staff";
        /** @enum {string} */
        RemarkKind: "comment" | "progress" | "question" | "answer" | "contact" | "return";
        ReopenBody: {
            reason: string;
        };
        RepeatMatter: {
            appeals: string[];
            days: number;
            inPeriod: number;
            service: string;
            village: string;
        };
        RepeatReporter: {
            appeals: string[];
            inPeriod: number;
            reporter: string;
            services: string[];
        };
        ReplacedDay: {
            by: string;
            day: string;
        };
        ReportBody: {
            accused?: components["schemas"]["AccusedBody"][];
            anonymous?: boolean;
            attachments?: components["schemas"]["AttachmentBody"][];
            channel: components["schemas"]["Channel"];
            child?: components["schemas"]["ChildBody"];
            form?: {
                [key: string]: unknown;
            };
            observedAt?: string;
            origin?: components["schemas"]["Origin"];
            place: components["schemas"]["PlaceBody"];
            proxy?: components["schemas"]["ContactPersonBody"];
            reporter?: components["schemas"]["ContactPersonBody"];
            service?: string;
            summary?: string;
            words?: string;
        };
        ReportCoHandlingBody: {
            account: string;
            attachments?: components["schemas"]["AttachmentBody"][];
        };
        /** @enum {string} */
        ReporterKind: "named" | "anonymous" | "none";
        RequestExclusionBody: {
            attachments?: components["schemas"]["AttachmentBody"][];
            /** @enum {string} */
            ground: "outside-powers" | "untrue" | "repeated" | "force-majeure";
            reason: string;
        };
        RequestExtensionBody: {
            period: components["schemas"]["PeriodBody"];
            reason: string;
        };
        RequestInformationBody: {
            question: string;
        };
        RequestReturnBody: {
            basis: string;
            ground: string;
            proposedUnit?: string;
        };
        RequestReviewBody: {
            ground: string;
        };
        RequestSuspensionBody: {
            reason: string;
            until: string;
        };
        Resolution: {
            account?: string | null;
            at: string;
            attachments: components["schemas"]["Attachment"][];
            lead?: string;
            outcome: components["schemas"]["ResolutionOutcome"];
            revisitAt?: string;
            stands: boolean;
            unit: string;
        };
        /** @enum {string} */
        ResolutionOutcome: "solved" | "partly-solved" | "not-solvable" | "explained";
        ResolveBody: {
            account: string;
            attachments?: components["schemas"]["AttachmentBody"][];
            outcome: components["schemas"]["ResolutionOutcome"];
            revisitAt?: string;
            withoutHelpers?: string;
        };
        ResolveIncidentBody: {
            account: string;
            attachments?: components["schemas"]["IncidentAttachmentBody"][];
            outcome: components["schemas"]["ResolutionOutcome"];
        };
        ResumeBody: {
            reason?: string;
        };
        ReturnRegister: {
            items: components["schemas"]["RegisteredReturn"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        RevealBody: {
            purpose: string;
            reason?: string;
        };
        RevealedIdentity: {
            before?: {
                proxy?: components["schemas"]["ContactPerson"];
                reporter?: components["schemas"]["ContactPerson"];
            }[];
            proxy?: components["schemas"]["ContactPerson"];
            reporter?: components["schemas"]["ContactPerson"];
        };
        Review: {
            by?: string;
            final?: boolean;
            opinion?: string | null;
            stage: number;
            status: components["schemas"]["ReviewState"];
            upheld?: boolean;
        };
        ReviewBody: {
            approved: boolean;
            note?: string;
        };
        /** @enum {string} */
        ReviewState: "pending" | "decided";
        Risk: {
            at?: string;
            reasons: components["schemas"]["RiskReason"][];
            unit?: string;
            until?: string;
        };
        RiskReason: {
            /** @enum {string} */
            code: "overdue" | "due" | "warned" | "usual" | "returned" | "escalated" | "reopened" | "urged" | "urgency" | "paused" | "parked";
            /** @enum {string} */
            group?: "service" | "tier";
            kind?: components["schemas"]["DeadlineKind"];
            minutes?: number;
            p90?: number;
            samples?: number;
            sentence: string;
            times?: number;
            urgency?: components["schemas"]["Urgency"];
        };
        /** @enum {string} */
        Role: "citizen" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin" | "client";
        Roster: {
            days: components["schemas"]["RosterDay"][];
            names: {
                [key: string]: string;
            };
            now: components["schemas"]["OnDuty"][];
            unit: string;
        };
        RosterAnswer: {
            revision: number;
            unit: string;
        };
        RosterBody: {
            days: components["schemas"]["RosterDayBody"][];
        };
        RosterDay: {
            day: string;
            shifts: components["schemas"]["Shift"][];
        };
        RosterDayBody: {
            day: string;
            shifts: components["schemas"]["ShiftBody"][];
        };
        RouteBody: {
            reason?: string;
            unit?: string;
        };
        RuleDifference: {
            is?: unknown;
            pointer: string;
            was?: unknown;
        };
        RuleDifferences: {
            differences: components["schemas"]["RuleDifference"][];
        };
        RuleDocumentValid: {
            /** @constant */
            valid: true;
        };
        RuleDraft: {
            at: string;
            by: string;
            document: {
                [key: string]: unknown;
            };
            fault?: components["schemas"]["RuleFault"];
            revision: number;
        };
        RuleDraftSaved: {
            fault?: components["schemas"]["RuleFault"];
            revision: number;
        };
        RuleFault: {
            pointer: string;
            reason: string;
        };
        /** @enum {string} */
        RuleReach: "new" | "provisional" | "open";
        RulesBody: {
            document?: {
                [key: string]: unknown;
            };
            version?: number;
        };
        /** @enum {string} */
        RuleStanding: "in-force" | "earlier" | "waits" | "overtaken";
        RuleVersion: {
            by: string;
            contentHash: string;
            effectiveAt: string;
            publishedAt: string;
            reach: components["schemas"]["RuleReach"];
            reason?: string;
            standing: components["schemas"]["RuleStanding"];
            version: number;
        };
        RuleVersionDocument: {
            by: string;
            contentHash: string;
            document: {
                [key: string]: unknown;
            };
            effectiveAt: string;
            publishedAt: string;
            reach: components["schemas"]["RuleReach"];
            reason?: string;
            standing: components["schemas"]["RuleStanding"];
            version: number;
        };
        RuleVersions: {
            versions: components["schemas"]["RuleVersion"][];
        };
        Rung: {
            act: components["schemas"]["LadderAct"];
            atPercent: number;
            every?: components["schemas"]["Period"];
            kinds?: components["schemas"]["DeadlineKind"][];
            tiers?: components["schemas"]["Tier"][];
            to?: components["schemas"]["NoticeTo"][];
            urgencies?: components["schemas"]["Urgency"][];
        };
        Runners: {
            runners: {
                error?: string;
                /** @enum {string} */
                kind: "projection" | "saga" | "relay" | "heads" | "posting";
                lag: number;
                name: string;
                parked: {
                    at: string;
                    error: string;
                    key: string;
                    position: number;
                }[];
                position: number;
                rebuild?: Record<string, unknown>;
                state: string;
                timersHeld?: boolean;
                trouble?: string;
            }[];
        };
        Scoring: {
            groups: components["schemas"]["ScoringGroup"][];
            version: number;
        };
        ScoringGroup: {
            components: components["schemas"]["RankingComponent"][];
            en: string;
            id: string;
            members: components["schemas"]["RankedPlaces"] | components["schemas"]["RankedUnits"];
            zh: string;
        };
        Season: {
            from: string;
            name: string;
            to: string;
            weekdays: components["schemas"]["WorkingWindow"][][];
        };
        SeenAs: {
            as: {
                /** @enum {string} */
                role: "citizen" | "anonymous" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin" | "client";
                unit?: string;
            };
            at: string;
            names: {
                [key: string]: string;
            };
            seen?: {
                appeal: components["schemas"]["AppealSeen"];
                deadlines: components["schemas"]["DeadlineAccount"][];
                revision: number;
                timeline: components["schemas"]["TimelineEntry"][];
            };
            sees: boolean;
            versions: {
                catalogue: number;
                directory: number;
                permissions: number;
            };
        };
        /** @enum {string} */
        SendingState: "sent" | "failed";
        Service: {
            anonymous: boolean;
            answerDirectly: boolean;
            channels: components["schemas"]["Channel"][];
            declineGrounds: components["schemas"]["DeclineGround"][];
            description: components["schemas"]["Bilingual"];
            evidence: {
                photos: number;
            };
            exOfficio: boolean;
            followUpShare?: number;
            form: {
                [key: string]: unknown;
            };
            id: string;
            keywords: string[];
            name: components["schemas"]["Bilingual"];
            origins: components["schemas"]["Origin"][];
            policy: string;
            regime: components["schemas"]["Regime"];
            tiers: components["schemas"]["Tier"][];
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
        };
        Shift: {
            from: string;
            person: string;
            to: string;
        };
        ShiftBody: {
            from: string;
            person: string;
            to: string;
        };
        Signal: {
            appeal: string;
            at: string;
            code: components["schemas"]["SignalCode"];
            decidedAt?: string;
            decidedBy?: string;
            id: string;
            likes: components["schemas"]["SignalLike"][];
            minutes?: number;
            number: string;
            reason?: string | null;
            region: string;
            round: number;
            sentence: string;
            service?: string;
            state: components["schemas"]["WatchState"];
            unit: string;
        };
        SignalAnswer: {
            id: string;
            revision: number;
        };
        /** @enum {string} */
        SignalCode: "no-contact" | "minutes-before-due" | "same-account" | "withdrawn-after-contact" | "came-back" | "not-solved";
        SignalDecisionBody: {
            confirmed: boolean;
            reason: string;
        };
        SignalLike: {
            appeal: string;
            number: string;
        };
        Signals: {
            items: components["schemas"]["Signal"][];
            names: {
                [key: string]: string;
            };
            next?: string;
            units?: components["schemas"]["UnitSignals"][];
        };
        SignedHead: {
            number: number;
            signature: string;
            text: string;
        };
        SignedHeads: {
            heads: components["schemas"]["SignedHead"][];
            next?: number;
            total: number;
        };
        SimulationBody: {
            calendar?: components["schemas"]["RulesBody"];
            from: string;
            place?: string;
            policies?: components["schemas"]["RulesBody"];
            service?: string;
            until: string;
        };
        SourcedPeriod: {
            amount: number;
            source?: string;
            unit: components["schemas"]["PeriodUnit"];
        };
        StateThen: {
            appeal: components["schemas"]["AppealThen"];
            at: string;
            deadlines: components["schemas"]["DeadlineAccount"][];
            event: string;
            names: {
                [key: string]: string;
            };
            revision: number;
        };
        StepDurations: {
            list?: string;
            median?: number;
            p90?: number;
            samples: number;
            step: components["schemas"]["TimedStep"];
            /** @constant */
            withheld?: true;
        };
        /** @enum {string} */
        StepVerb: "comment" | "correct" | "nameGuardian" | "redact" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "requestSuspension" | "decideSuspension" | "resume" | "requestExtension" | "decideExtension" | "nameHelpers" | "reportCoHandling" | "blowWhistle" | "checkIn" | "holdConference" | "escalate" | "transfer" | "urge" | "answerUrge" | "openSupervision" | "answerSupervision" | "closeSupervision" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview" | "undo" | "requestExclusion" | "decideExclusion";
        StoredEvent: {
            data: string;
            hash: string;
            id: string;
            metadata: string;
            position: number;
            prevHash: string;
            revision: number;
            stream: string;
            type: string;
            /** @enum {string} */
            unreadable?: "type" | "data" | "metadata";
        };
        SuggestedAppeal: {
            appeal: string;
            at: string;
            number: string;
        };
        SuggestedCall: {
            body: {
                [key: string]: unknown;
            };
            does: components["schemas"]["SuggestedDoing"];
            /** @enum {string} */
            method: "POST";
            path: string;
        };
        /** @enum {string} */
        SuggestedDoing: "attach" | "open" | "turn-down";
        SuggestedIncident: {
            id: string;
            openedAt: string;
            title: string | null;
        };
        SuggestionEvidence: {
            adjusted: number;
            before: number;
            expected: number;
            observed: number;
            p: number;
            times: number;
        };
        SuggestionTurnedDown: {
            region: string;
            service: string;
            turnedDown: boolean;
        };
        Supervision: {
            answered: boolean;
            by: string;
            dueAt: string;
            subject: string;
            unit: string;
        };
        SupplyInformationBody: {
            answer: string;
            attachments?: components["schemas"]["AttachmentBody"][];
        };
        Survey: {
            closesOn: string;
            draftedAt: string;
            draftedBy: string;
            from: string;
            id: string;
            note?: string;
            questions: components["schemas"]["SurveyQuestion"][];
            reviewedAt?: string;
            reviewedBy?: string;
            sample?: components["schemas"]["SurveySample"];
            service?: string;
            size: number;
            state: components["schemas"]["SurveyStanding"];
            title: string;
            to: string;
            unit?: string;
            withdrawn?: components["schemas"]["SurveyWithdrawal"];
        };
        SurveyAnswerBody: {
            answers: components["schemas"]["SurveyAnswerItem"][];
        };
        SurveyAnswered: {
            answered: boolean;
            survey: string;
        };
        SurveyAnswerItem: {
            choice?: number;
            question: string;
            stars?: number;
            text?: string;
            yes?: boolean;
        };
        SurveyBody: {
            closesOn: string;
            from: string;
            questions: components["schemas"]["QuestionBody"][];
            service?: string;
            size: number;
            title: string;
            to: string;
            unit?: string;
        };
        SurveyCell: {
            count?: number;
            high?: number;
            label?: string;
            low?: number;
            share?: number;
            value: string;
            withheld?: boolean;
        };
        SurveyList: {
            items: components["schemas"]["SurveyListLine"][];
        };
        SurveyListLine: {
            changedAt: string;
            closesAt?: string;
            id: string;
            state: components["schemas"]["SurveyStanding"];
            title: string;
        };
        SurveyQuestion: {
            choices?: string[];
            id: string;
            kind: components["schemas"]["QuestionKind"];
            text: string;
        };
        SurveyResults: {
            answered?: number;
            invited: number;
            questions: components["schemas"]["QuestionResult"][];
            responseRate?: components["schemas"]["SurveyShare"];
            unanswered?: number;
            withdrawnAt?: string;
            withheld?: boolean;
        };
        SurveySample: {
            closesAt: string;
            digest: string;
            drawn: number;
            invited: number;
            notInvited: number;
            openedAt: string;
            openedBy: string;
            population: number;
            seed: string;
            unwilling: number;
            waiting: number;
        };
        SurveyShare: {
            high: number;
            low: number;
            share: number;
        };
        /** @enum {string} */
        SurveyStanding: "draft" | "returned" | "approved" | "published" | "replaced" | "withdrawn";
        SurveyStands: {
            id: string;
            revision: number;
            state: components["schemas"]["SurveyStanding"];
        };
        SurveyWithdrawal: {
            at: string;
            by: string;
            reason: string;
        };
        SurveyWords: {
            questions: components["schemas"]["SurveyWordsOf"][];
        };
        SurveyWordsOf: {
            question: string;
            said?: (string | null)[];
            text: string;
        };
        Suspension: {
            at: string;
            by: string;
            until: string;
        };
        TellApartBody: {
            other: string;
        };
        TellIncidentBody: {
            note: string;
        };
        /** @enum {string} */
        Tier: "village" | "town" | "county";
        /** @enum {string} */
        TimedStep: "respond" | "resolved";
        Timeline: {
            entries: components["schemas"]["TimelineEntry"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        TimelineEntry: {
            at: string;
            attachments?: components["schemas"]["Attachment"][];
            by: components["schemas"]["HappenedBy"];
            event: string;
            revision: number;
            sentence: string;
            text?: string | null;
            type: components["schemas"]["EventType"];
        };
        ToldApart: {
            /** @constant */
            apart: true;
            appeal: string;
            other: string;
        };
        TransferBody: {
            reason: string;
            unit: string;
        };
        Triage: {
            groups?: components["schemas"]["Counters"];
            items: components["schemas"]["TriageRow"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        /** @enum {string} */
        TriageGroup: "due-within-hour" | "missed" | "returned" | "confirmation" | "decision" | "reopened" | "kept-open" | "parked";
        TriageRow: {
            actions?: components["schemas"]["Action"][];
            assignee?: string;
            attachments: number;
            cause?: components["schemas"]["CloseCause"];
            channel: components["schemas"]["Channel"];
            closedAt?: string;
            deadline?: components["schemas"]["OwedDeadline"];
            dueAt?: string;
            endorsements: number;
            headline?: string | null;
            holder?: string;
            id: string;
            last: components["schemas"]["LastHappening"];
            misses: number;
            number: string;
            origin: components["schemas"]["Origin"];
            outcome?: components["schemas"]["ResolutionOutcome"];
            queue?: string;
            refused?: components["schemas"]["RefusedAction"][];
            region: string;
            reportedAt: string;
            revision: number;
            risk: components["schemas"]["Risk"];
            round: number;
            service?: string;
            stars?: number;
            status: components["schemas"]["AppealStatus"];
            tier?: components["schemas"]["Tier"];
            updatedAt: string;
            urgency: components["schemas"]["Urgency"];
            violation: boolean;
            wholeDueAt?: string;
        };
        TurnDownBody: {
            reason: string;
            region: string;
            service: string;
        };
        UndoBody: {
            reason: string;
        };
        Unit: {
            desk?: components["schemas"]["Desk"];
            id: string;
            kind: components["schemas"]["UnitKind"];
            name: components["schemas"]["Bilingual"];
            region: string;
            succeeds?: string[];
            tier: components["schemas"]["Tier"];
            under?: string;
        };
        /** @enum {string} */
        UnitKind: "centre" | "department" | "enterprise" | "congress";
        Units: {
            units: components["schemas"]["Unit"][];
            version: number;
        };
        UnitSignals: {
            confirmed: number;
            dismissed: number;
            open: number;
            unit: string;
        };
        UnmergeBody: {
            reason: string;
        };
        /** @enum {string} */
        UnreachedCause: "no-answer" | "busy" | "switched-off" | "wrong-number" | "hung-up";
        UnusualLooking: {
            at: string;
            called: string;
            count: number;
            decidedAt?: string;
            decidedBy?: string;
            from: string;
            id: string;
            looks: components["schemas"]["RegisteredAccess"][];
            person: string;
            reason?: string | null;
            role: string;
            sentence: string;
            signal: components["schemas"]["LookSignal"];
            state: components["schemas"]["WatchState"];
            threshold: {
                looks: number;
                minutes: number;
                version: number;
            };
            to: string;
            unit?: string;
        };
        UnusualLookings: {
            items: components["schemas"]["UnusualLooking"][];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        UploadedAttachments: {
            attachments: {
                bytes: number;
                id: string;
                kind: components["schemas"]["AttachmentKind"];
                mediaType: string;
                ref: string;
            }[];
        };
        UrgeBody: {
            reason?: string;
        };
        /** @enum {string} */
        Urgency: "routine" | "urgent" | "critical";
        /** @enum {string} */
        Verb: "report" | "comment" | "correct" | "nameGuardian" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "redact" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "requestSuspension" | "decideSuspension" | "resume" | "requestExtension" | "decideExtension" | "nameHelpers" | "reportCoHandling" | "blowWhistle" | "checkIn" | "holdConference" | "escalate" | "transfer" | "urge" | "answerUrge" | "openSupervision" | "answerSupervision" | "closeSupervision" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview" | "undo" | "requestExclusion" | "decideExclusion" | "revealIdentity" | "lookUpPerson";
        /** @enum {string} */
        Visibility: "everyone" | "staff";
        Waiting: {
            reason?: string | null;
            unit: string;
        };
        WarningEvidence: {
            adjusted?: number;
            appeals?: string[];
            before?: number;
            observed: number;
            p?: number;
            times?: number;
        };
        WatchDecisionBody: {
            confirmed: boolean;
            reason: string;
        };
        /** @enum {string} */
        WatchState: "open" | "confirmed" | "dismissed";
        Webhook: {
            account: string;
            cause?: string;
            failures: number;
            id: string;
            moments?: components["schemas"]["NoticeMoment"][];
            /** @enum {string} */
            state: "on" | "off";
            to: ("citizen" | "unit" | "person")[];
            units?: string[];
            url: string;
            waiting: number;
        };
        WebhookBody: {
            account: string;
            moments?: components["schemas"]["NoticeMoment"][];
            to: ("citizen" | "unit" | "person")[];
            units?: string[];
            url: string;
        };
        WebhookRotationBody: {
            overlapHours?: number;
        };
        Webhooks: {
            webhooks: components["schemas"]["Webhook"][];
        };
        WebhookSecret: {
            beforeUntil?: string;
            id: string;
            secret: string;
        };
        WebhookTurned: {
            id: string;
            revision: number;
        };
        /** @enum {string} */
        Weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        Whistle: {
            at: string;
            by: string;
            called: {
                checkedInAt?: string;
                unit: string;
            }[];
            place: string | null;
        };
        WithdrawBody: {
            reason?: string;
        };
        WithdrawSurveyBody: {
            reason: string;
        };
        WithheldLooks: {
            appeal: string;
            withholding: number;
        };
        WithholdBody: {
            party?: components["schemas"]["IdentityParty"];
            reason: string;
            unit?: string;
            until: string;
        };
        WorkingWindow: {
            from: number;
            to: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "docs.page": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "docs.asset": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                asset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css": string;
                    "text/javascript": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "docs.json": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "analysis.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Analysis"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "analysis.markdown": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "analysis.raise": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarlyWarnings"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "analysis.words": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenWordsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrowingWords"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.list": {
        parameters: {
            query?: {
                actions?: boolean;
                assignee?: string[];
                channel?: components["schemas"]["Channel"][];
                cursor?: string;
                from?: string;
                incident?: string;
                limit?: number;
                mine?: boolean;
                misses?: number;
                number?: string;
                origin?: components["schemas"]["Origin"][];
                overdue?: boolean;
                q?: string;
                region?: string[];
                service?: string[];
                sort?: "reported" | "updated" | "due";
                status?: components["schemas"]["AppealStatus"][];
                tier?: components["schemas"]["Tier"][];
                to?: string;
                unit?: string[];
                updatedSince?: string;
                urgency?: components["schemas"]["Urgency"][];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.report": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.show": {
        parameters: {
            query?: {
                explain?: boolean;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appeal"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.accept": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.nameAccused": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameAccusedBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.confirmAccused": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmAccusedBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.dismissAccused": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissAccusedBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.answerDirectly": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerDirectlyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.assign": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.attachment": {
        parameters: {
            query?: {
                as?: components["schemas"]["AttachmentVariant"];
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                attachment: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "audio/*": string;
                    "image/*": string;
                    "video/*": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "audio/*": string;
                    "image/*": string;
                    "video/*": string;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.attachmentLink": {
        parameters: {
            query?: {
                as?: components["schemas"]["AttachmentVariant"];
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                attachment: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentLink"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.classify": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.comment": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.holdConference": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldConferenceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.recordContact": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordContactBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.correct": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.custody": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Custody"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.deadlines": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadlines"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.explain": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                deadline: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedDeadline"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.decline": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "duplicates.show": {
        parameters: {
            query?: {
                days?: number;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duplicates"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.endorse": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndorseBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.escalate": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.requestExclusion": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestExclusionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.decideExclusion": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideExclusionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.requestExtension": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestExtensionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.decideExtension": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideExtensionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feedback.deliverFeedback": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliverFeedbackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feedback.receiptFeedback": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReceiptFeedbackBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feedback.recordFollowUp": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordFollowUpBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.nameGuardian": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameGuardianBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.nameHelpers": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameHelpersBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.reportCoHandling": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportCoHandlingBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.history": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.erase": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDecided"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.release": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDecided"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "identity.restrict": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDecided"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.reveal": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedIdentity"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.requestInformation": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestInformationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.supplyInformation": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyInformationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "looks.withhold": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithholdBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithheldLooks"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "looks.end": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                withholding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndWithholdingBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WithheldLooks"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.merge": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.recordProgress": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordProgressBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.publicView": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicView"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.rate": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.recall": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecallBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.redact": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedactBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.referOut": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReferOutBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.reopen": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feedback.confirmResolution": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmResolutionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feedback.rejectResolution": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectResolutionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "feedback.resolve": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.resume": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.requestReturn": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestReturnBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.decideReturn": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideReturnBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.requestReview": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.decideReview": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "respond.route": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RouteBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.openSupervision": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSupervisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.answerSupervision": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerSupervisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.closeSupervision": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseSupervisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.requestSuspension": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestSuspensionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.decideSuspension": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideSuspensionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "duplicates.tellApart": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TellApartBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToldApart"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.timeline": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.transfer": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rate.undo": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.unmerge": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.urge": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UrgeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.answerUrge": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerUrgeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.blowWhistle": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlowWhistleBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handle.checkIn": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CheckInBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report.withdraw": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WithdrawBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "upload.upload": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files?: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedAttachments"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "views.linkedAttachment": {
        parameters: {
            query: {
                token: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "audio/*": string;
                    "image/*": string;
                    "video/*": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "audio/*": string;
                    "image/*": string;
                    "video/*": string;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registers.accesses": {
        parameters: {
            query?: {
                appeal?: string;
                cursor?: string;
                from?: string;
                kind?: ("reveal" | "export" | "look-up" | "audit" | "identity" | "withholding")[];
                limit?: number;
                person?: string[];
                purpose?: string[];
                region?: string;
                to?: string;
                unit?: string[];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessRegister"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "replay.state": {
        parameters: {
            query?: {
                at?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateThen"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "replay.accesses": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealAccesses"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "replay.as": {
        parameters: {
            query: {
                at?: string;
                role: "citizen" | "anonymous" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin" | "client";
                unit?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenAs"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "replay.causes": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealCauses"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "replay.diff": {
        parameters: {
            query: {
                from: string;
                to?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealDiff"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "replay.originals": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Originals"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registers.changes": {
        parameters: {
            query?: {
                cursor?: string;
                document?: "directory" | "catalogue" | "policies" | "calendar" | "permissions" | "notices" | "scoring" | "looking";
                from?: string;
                limit?: number;
                to?: string;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeRegister"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registers.moved": {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                region?: string;
                to?: string;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                document: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovedAppeals"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.export": {
        parameters: {
            query?: {
                appeal?: string;
                from?: string;
                had?: number;
                resume?: string;
                until?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.heads": {
        parameters: {
            query?: {
                from?: number;
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedHeads"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registers.late": {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                kind?: ("dispatch" | "respond" | "handle" | "whole" | "return-decision" | "suspension-decision" | "resolution-review" | "review" | "exclusion-decision" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "revisit" | "accusation")[];
                limit?: number;
                region?: string;
                to?: string;
                unit?: string[];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateRegister"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch.list": {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                person?: string[];
                signal?: components["schemas"]["LookSignal"][];
                state?: components["schemas"]["WatchState"][];
                to?: string;
                unit?: string[];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnusualLookings"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch.decide": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                signal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchDecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.consistency": {
        parameters: {
            query: {
                from: number;
                to?: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "audit.inclusion": {
        parameters: {
            query: {
                head?: number;
                revision: number;
                stream: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registers.lines": {
        parameters: {
            query: {
                from?: string;
                region?: string;
                register: "late" | "returns" | "accesses" | "changes";
                to?: string;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "registers.returns": {
        parameters: {
            query?: {
                cursor?: string;
                decision?: ("pending" | "granted" | "refused" | "ended")[];
                from?: string;
                limit?: number;
                region?: string;
                to?: string;
                unit?: string[];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnRegister"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk.open": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedJob"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.begin": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulletin"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.answer": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinAnswerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.correctEdition": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinCorrectionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.redraft": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulletinBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.publish": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulletins.review": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulletinAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.calendar": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarInForce"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendar.later": {
        parameters: {
            query: {
                amount: number;
                from?: string;
                place?: string;
                unit: "minutes" | "hours" | "days";
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarLater"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "calendar.moment": {
        parameters: {
            query?: {
                at?: string;
                place?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarMoment"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.services": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.service": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "dashboards.show": {
        parameters: {
            query?: {
                at?: string;
                channel?: components["schemas"]["Channel"][];
                from?: string;
                origin?: components["schemas"]["Origin"][];
                service?: string[];
                to?: string;
                urgency?: components["schemas"]["Urgency"][];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "dashboards.list": {
        parameters: {
            query: {
                channel?: components["schemas"]["Channel"][];
                cursor?: string;
                excluded?: boolean;
                figure: components["schemas"]["FigureCode"];
                from?: string;
                guarded?: boolean;
                limit?: number;
                origin?: components["schemas"]["Origin"][];
                service?: string[];
                timed?: boolean;
                to?: string;
                urgency?: components["schemas"]["Urgency"][];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.bodies": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bodies"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.dispatchList": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.people": {
        parameters: {
            query?: {
                unit?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.regions": {
        parameters: {
            query?: {
                within?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regions"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.units": {
        parameters: {
            query?: {
                within?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Units"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "events.show": {
        parameters: {
            query?: {
                after?: string;
                appeal?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "exports.export": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "followUps.list": {
        parameters: {
            query?: {
                actions?: boolean;
                all?: boolean;
                cursor?: string;
                limit?: number;
                region?: string;
                service?: string[];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUps"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handovers.list": {
        parameters: {
            query?: {
                from?: string;
                waiting?: boolean;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Handovers"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handovers.write": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "handovers.take": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                handover: string;
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: components["schemas"]["IncidentState"];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.open": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIncidentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.attach": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.detach": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetachBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.readOriginals": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentOriginals"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.tell": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TellIncidentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.hide": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedactIncidentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "incidents.resolveAll": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveIncidentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suggestions.list": {
        parameters: {
            query?: {
                hours?: "6" | "12" | "24" | "48";
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentSuggestions"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suggestions.turnDown": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurnDownBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionTurnedDown"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "intake.hand": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IntakeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeOutcomes"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bulk.follow": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "labels.read": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Labels"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "looking.inForce": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookingRules"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "looking.gateways": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberGateways"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "me.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "me.counters": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyCounters"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "filters.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "filters.keep": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "filters.change": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                filter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilterBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "filters.drop": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                filter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilterAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inbox.show": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                unread?: boolean;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "inbox.read": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeRead"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "looks.mine": {
        parameters: {
            query?: {
                appeal?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnLooks"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "mySurveys.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MySurveys"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "mySurveys.answer": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                survey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyAnswerBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyAnswered"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "months.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "months.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                kind: string;
                month: string;
                scope: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Month"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "months.freeze": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrozenMonth"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "numbers.ask": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberForNotice"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "oidc.logout": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    logout_token: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.confirmClock": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "proof.last": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineProof"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "proof.prove": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Runners"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.accept": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.discard": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.rebuild": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "operations.release": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReleaseBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.subscribe": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.end": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTurned"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.rotate": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookRotationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.off": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTurned"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "webhooks.on": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTurned"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reference.policies": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publishedBulletins.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedBulletins"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publishedBulletins.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedBulletin"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publishedRankings.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedRankings"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publishedRankings.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedRanking"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "publishedRankings.table": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "queue.show": {
        parameters: {
            query?: {
                actions?: boolean;
                cursor?: string;
                kinds?: components["schemas"]["DeadlineKind"][];
                limit?: number;
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rankings.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rankings.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ranking"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rankings.correctEdition": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rankings.draft": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rankings.publish": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rankings.review": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                group: string;
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RankingAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.diff": {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDifferences"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.draft": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDraft"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.save": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDraftSaved"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.preview": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.publish": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersionDocument"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.validate": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDocumentValid"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.versions": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersions"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "administration.version": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                document: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersionDocument"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rosters.show": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "rosters.set": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "scoring.inForce": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scoring"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "search.search": {
        parameters: {
            query: {
                actions?: boolean;
                assignee?: string[];
                channel?: components["schemas"]["Channel"][];
                cursor?: string;
                from?: string;
                incident?: string;
                limit?: number;
                mine?: boolean;
                misses?: number;
                number?: string;
                origin?: components["schemas"]["Origin"][];
                overdue?: boolean;
                q: string;
                region?: string[];
                service?: string[];
                status?: components["schemas"]["AppealStatus"][];
                tier?: components["schemas"]["Tier"][];
                to?: string;
                unit?: string[];
                updatedSince?: string;
                urgency?: components["schemas"]["Urgency"][];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "search.person": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookUpBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signals.list": {
        parameters: {
            query?: {
                code?: components["schemas"]["SignalCode"][];
                cursor?: string;
                from?: string;
                limit?: number;
                region?: string;
                state?: components["schemas"]["WatchState"][];
                to?: string;
                unit?: string[];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signals"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "signals.decide": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                signal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignalDecisionBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalAnswer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "simulation.simulate": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulationBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.list": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyList"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.begin": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyStands"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.show": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Survey"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.redraft": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyStands"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.open": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyStands"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.results": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyResults"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.review": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyStands"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.withdrawSurvey": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawSurveyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    ETag?: string;
                    "Suqiu-Position"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyStands"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "surveys.words": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
                "Idempotency-Key"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenWordsBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyWords"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "triage.show": {
        parameters: {
            query?: {
                actions?: boolean;
                cursor?: string;
                explain?: boolean;
                group?: components["schemas"]["TriageGroup"];
                limit?: number;
                region?: string;
                service?: string[];
                unit?: string;
                urgency?: components["schemas"]["Urgency"][];
            };
            header?: {
                "Accept-Language"?: string;
                "Suqiu-Min-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Triage"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "health.scrape": {
        parameters: {
            query?: never;
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
