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
            contact?: {
                /** @enum {string} */
                means: "phone" | "visit" | "message" | "window";
                note?: string;
                reached: boolean;
            };
        };
        AnswerDirectlyBody: {
            answer: string;
            attachments?: {
                ref: string;
                transcript?: string;
            }[];
        };
        AnswerUrgeBody: {
            answer: string;
            to?: string;
        };
        Appeal: {
            actions: ("comment" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "escalate" | "transfer" | "urge" | "answerUrge" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview")[];
            assignee?: string;
            attachments: {
                bytes: number;
                id: string;
                /** @enum {string} */
                kind: "photo" | "voice" | "video" | "document";
                mediaType: string;
                transcript?: string | null;
            }[];
            byProxy?: boolean;
            candidates: string[];
            carries: string[];
            /** @enum {string} */
            channel: "wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka";
            closed?: {
                at: string;
                /** @enum {string} */
                cause: "rated" | "unrated" | "confirmed" | "declined" | "withdrawn" | "referred";
            };
            delivered?: {
                at: string;
                /** @enum {string} */
                means: "phone" | "visit" | "message" | "window" | "rating";
            };
            earlierRemarks: number;
            endorsements: number;
            form?: Record<string, unknown> | null;
            helpers: string[];
            holder?: string;
            id: string;
            mergedInto?: string;
            names: {
                [key: string]: string;
            };
            notice?: {
                basis: string;
                ground: string;
                properChannel: string;
                remedy: string;
            };
            number: string;
            observedAt?: string;
            /** @enum {string} */
            origin: "citizen" | "patrol" | "device" | "visit";
            pendingReturn?: {
                at: string;
                basis: string | null;
                by: string;
                decidedBy: string;
                ground: string | null;
                ordinal: number;
                proposedUnit?: string;
            };
            place: {
                address?: string | null;
                location?: {
                    latitude?: number;
                    longitude?: number;
                } | null;
                region: string;
            };
            queue?: {
                reason?: string | null;
                unit: string;
            };
            ratings: {
                at: string;
                remark?: string | null;
                responded: boolean;
                round: number;
                satisfied: boolean;
                solved: boolean;
                stars: number;
            }[];
            receivedAt: string;
            remarks: {
                at: string;
                attachments: {
                    bytes: number;
                    id: string;
                    /** @enum {string} */
                    kind: "photo" | "voice" | "video" | "document";
                    mediaType: string;
                    transcript?: string | null;
                }[];
                /** @enum {string} */
                by: "reporter" | "staff";
                /** @enum {string} */
                kind: "comment" | "progress" | "question" | "answer" | "contact" | "return";
                text?: string | null;
                unit?: string;
                /** @enum {string} */
                visibleTo: "everyone" | "staff";
            }[];
            /** @enum {string} */
            reporter?: "named" | "anonymous" | "none";
            resolution?: {
                account?: string | null;
                at: string;
                attachments: {
                    bytes: number;
                    id: string;
                    /** @enum {string} */
                    kind: "photo" | "voice" | "video" | "document";
                    mediaType: string;
                    transcript?: string | null;
                }[];
                lead?: string;
                /** @enum {string} */
                outcome: "solved" | "partly-solved" | "not-solvable" | "explained";
                revisitAt?: string;
                stands: boolean;
                unit: string;
            };
            review?: {
                by?: string;
                final?: boolean;
                opinion?: string | null;
                stage: number;
                /** @enum {string} */
                status: "pending" | "decided";
                upheld?: boolean;
            };
            revision: number;
            round: number;
            service?: string;
            /** @enum {string} */
            status: "reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged";
            summary?: string | null;
            tags: (string | null)[];
            /** @enum {string} */
            tier?: "village" | "town" | "county";
            updatedAt: string;
            /** @enum {string} */
            urgency: "routine" | "urgent" | "critical";
            violation: boolean;
            withdrawn: boolean;
            words?: string | null;
        };
        AppealAnswer: {
            events: {
                occurredAt: string;
                revision: number;
                type: string;
            }[];
            id: string;
            number: string;
            revision: number;
            round: number;
            secret?: string;
            /** @enum {string} */
            status: "reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged";
        };
        AppealList: {
            items: {
                actions?: ("comment" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "escalate" | "transfer" | "urge" | "answerUrge" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview")[];
                assignee?: string;
                attachments: number;
                /** @enum {string} */
                cause?: "rated" | "unrated" | "confirmed" | "declined" | "withdrawn" | "referred";
                /** @enum {string} */
                channel: "wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka";
                closedAt?: string;
                deadline?: {
                    dueAt: string;
                    id: string;
                    /** @enum {string} */
                    kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                    /** @enum {string} */
                    measure: "working" | "calendar";
                    minutesLeft: number;
                    missedAt?: string;
                    owner: string;
                    pausedAt?: string;
                    provisional: boolean;
                    startedAt: string;
                    /** @enum {string} */
                    status: "running" | "paused";
                };
                dueAt?: string;
                endorsements: number;
                headline?: string | null;
                holder?: string;
                id: string;
                last: {
                    at: string;
                    sentence: string;
                    type: string;
                };
                misses: number;
                number: string;
                /** @enum {string} */
                origin: "citizen" | "patrol" | "device" | "visit";
                /** @enum {string} */
                outcome?: "solved" | "partly-solved" | "not-solvable" | "explained";
                queue?: string;
                region: string;
                reportedAt: string;
                revision: number;
                round: number;
                service?: string;
                stars?: number;
                /** @enum {string} */
                status: "reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged";
                /** @enum {string} */
                tier?: "village" | "town" | "county";
                updatedAt: string;
                /** @enum {string} */
                urgency: "routine" | "urgent" | "critical";
                violation: boolean;
            }[];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        AssignBody: {
            assignee: string;
        };
        AttachmentLink: {
            expiresAt: string;
            url: string;
        };
        Bodies: {
            bodies: {
                id: string;
                name: {
                    en: string;
                    zh: string;
                };
            }[];
            version: number;
        };
        Catalogue: {
            services: {
                anonymous: boolean;
                answerDirectly: boolean;
                channels: ("wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka")[];
                declineGrounds: {
                    basis: string;
                    id: string;
                    name: {
                        en: string;
                        zh: string;
                    };
                    properChannel: string;
                    remedy: string;
                }[];
                description: {
                    en: string;
                    zh: string;
                };
                evidence: {
                    photos: number;
                };
                exOfficio: boolean;
                form: Record<string, unknown>;
                id: string;
                keywords: string[];
                name: {
                    en: string;
                    zh: string;
                };
                origins: ("citizen" | "patrol" | "device" | "visit")[];
                policy: string;
                /** @enum {string} */
                regime: "hotline" | "petition";
                tiers: ("village" | "town" | "county")[];
                /** @enum {string} */
                urgency: "routine" | "urgent" | "critical";
                violation: boolean;
            }[];
            version: number;
        };
        ClassifyBody: {
            reason: string;
            service: string;
            tags?: string[];
            /** @enum {string} */
            urgency?: "routine" | "urgent" | "critical";
        };
        CommentBody: {
            attachments?: {
                ref: string;
                transcript?: string;
            }[];
            text: string;
            /** @enum {string} */
            visibleTo: "everyone" | "staff";
        };
        ConfirmAccusedBody: {
            accused: {
                person?: string;
                unit?: string;
            };
            note?: string;
        };
        ConfirmResolutionBody: {
            note?: string;
        };
        Custody: {
            names: {
                [key: string]: string;
            };
            spells: {
                acceptedAt?: string;
                /** @enum {string} */
                as: "holder" | "dispatcher";
                endedBy?: string;
                from: string;
                minutes: number;
                missed: string[];
                pausedMinutes: number;
                returnsRequested: number;
                round: number;
                to?: string;
                unit: string;
            }[];
            units: {
                minutes: number;
                misses: number;
                pausedMinutes: number;
                returns: number;
                unit: string;
            }[];
        };
        Deadlines: {
            deadlines: {
                agrees: boolean;
                deadline: {
                    calendar: string;
                    countsFrom?: string;
                    dueAt: string;
                    extensions?: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                    }[];
                    id: string;
                    /** @enum {string} */
                    kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                    owner: string;
                    period: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                    };
                    policy: string;
                    provisional: boolean;
                    rolledFrom?: string;
                    startedAt: string;
                    warnAt: string[];
                };
                ended?: {
                    at: string;
                    eventId?: string;
                    /** @enum {string} */
                    how: "met" | "stopped";
                    type?: string;
                };
                granted: number;
                id: string;
                intervals: {
                    closed?: {
                        at: string;
                        eventId?: string;
                        type?: string;
                    };
                    minutes: number;
                    opened: {
                        at: string;
                        eventId?: string;
                        type?: string;
                    };
                    /** @enum {string} */
                    state: "running" | "paused" | "rested";
                }[];
                left: number;
                /** @enum {string} */
                measure: "working" | "calendar";
                measuredWith: string;
                minutesLeft?: number;
                missed?: {
                    at: string;
                    eventId?: string;
                    type?: string;
                };
                moved: number;
                paused: number;
                /** @enum {string} */
                status: "running" | "paused" | "met" | "stopped";
                used: number;
                versions: {
                    by: {
                        at: string;
                        eventId?: string;
                        type?: string;
                    };
                    causes: ("resumed" | "owed-again" | "handed-over" | "extended" | "hastened" | "policy" | "calendar" | "moved")[];
                    counted: string;
                    deadline: {
                        calendar: string;
                        countsFrom?: string;
                        dueAt: string;
                        extensions?: {
                            amount: number;
                            /** @enum {string} */
                            unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                        }[];
                        id: string;
                        /** @enum {string} */
                        kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                        owner: string;
                        period: {
                            amount: number;
                            /** @enum {string} */
                            unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                        };
                        policy: string;
                        provisional: boolean;
                        rolledFrom?: string;
                        startedAt: string;
                        warnAt: string[];
                    };
                    moved: number;
                }[];
            }[];
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
        DeclineBody: {
            earlier?: string;
            ground: string;
            note?: string;
        };
        DeliverFeedbackBody: {
            /** @enum {string} */
            means: "phone" | "visit" | "message" | "window";
            /** @enum {string} */
            to: "grid-worker" | "reporter";
        };
        DismissAccusedBody: {
            accused: {
                person?: string;
                unit?: string;
            };
            reason: string;
        };
        EndorseBody: Record<string, unknown>;
        EscalateBody: {
            reason: string;
        };
        ExplainedDeadline: {
            agrees: boolean;
            deadline: {
                calendar: string;
                countsFrom?: string;
                dueAt: string;
                extensions?: {
                    amount: number;
                    /** @enum {string} */
                    unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                }[];
                id: string;
                /** @enum {string} */
                kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                owner: string;
                period: {
                    amount: number;
                    /** @enum {string} */
                    unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                };
                policy: string;
                provisional: boolean;
                rolledFrom?: string;
                startedAt: string;
                warnAt: string[];
            };
            ended?: {
                at: string;
                eventId?: string;
                /** @enum {string} */
                how: "met" | "stopped";
                type?: string;
            };
            granted: number;
            id: string;
            intervals: {
                closed?: {
                    at: string;
                    eventId?: string;
                    type?: string;
                };
                minutes: number;
                opened: {
                    at: string;
                    eventId?: string;
                    type?: string;
                };
                /** @enum {string} */
                state: "running" | "paused" | "rested";
            }[];
            left: number;
            /** @enum {string} */
            measure: "working" | "calendar";
            measuredWith: string;
            minutesLeft?: number;
            missed?: {
                at: string;
                eventId?: string;
                type?: string;
            };
            moved: number;
            paused: number;
            /** @enum {string} */
            status: "running" | "paused" | "met" | "stopped";
            text: string[];
            used: number;
            versions: {
                by: {
                    at: string;
                    eventId?: string;
                    type?: string;
                };
                causes: ("resumed" | "owed-again" | "handed-over" | "extended" | "hastened" | "policy" | "calendar" | "moved")[];
                counted: string;
                deadline: {
                    calendar: string;
                    countsFrom?: string;
                    dueAt: string;
                    extensions?: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                    }[];
                    id: string;
                    /** @enum {string} */
                    kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                    owner: string;
                    period: {
                        amount: number;
                        /** @enum {string} */
                        unit: "working-minutes" | "working-hours" | "working-days" | "minutes" | "hours" | "days";
                    };
                    policy: string;
                    provisional: boolean;
                    rolledFrom?: string;
                    startedAt: string;
                    warnAt: string[];
                };
                moved: number;
            }[];
        };
        History: {
            chain: {
                event?: string;
                events?: number;
                fault?: string;
                hash?: string;
                holds: boolean;
                revision?: number;
                unknown?: string;
            };
            events: {
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
            }[];
        };
        Liveness: {
            /** @constant */
            status: "live";
        };
        Me: {
            counts: {
                mine: number;
                overdue?: number;
                owed?: number;
            };
            expiresAt?: string;
            id?: string;
            may: ("report" | "comment" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "escalate" | "transfer" | "urge" | "answerUrge" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview" | "revealIdentity")[];
            name?: string;
            names: {
                [key: string]: string;
            };
            region?: string;
            /** @enum {string} */
            role: "citizen" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin" | "system" | "anonymous";
            unit?: string;
        };
        MergeBody: {
            reason: string;
            target: string;
        };
        NameAccusedBody: {
            accused: {
                person?: string;
                unit?: string;
            };
        };
        People: {
            people: {
                id: string;
                name: string;
                region: string;
                /** @enum {string} */
                role: "citizen" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin";
                unit: string;
            }[];
            version: number;
        };
        Problem: {
            actual?: string | number;
            attempts?: number;
            cause?: string;
            channel?: string;
            channels?: string;
            claim?: string;
            /** @enum {string} */
            code: "access/forbidden" | "appeal/accused-assignee" | "appeal/accused-confirmed" | "appeal/accused-unit" | "appeal/already-accepted" | "appeal/already-accused" | "appeal/already-answered" | "appeal/already-delivered" | "appeal/already-endorsed" | "appeal/already-escalated" | "appeal/already-rated" | "appeal/already-receipted" | "appeal/already-reported" | "appeal/already-resolved" | "appeal/already-routed" | "appeal/already-withdrawn" | "appeal/anonymity-not-allowed" | "appeal/anonymous-with-reporter" | "appeal/awaiting-information" | "appeal/carries-others" | "appeal/channel-not-allowed" | "appeal/claim-by-holder" | "appeal/closed" | "appeal/comments-of-today" | "appeal/deadline-not-due" | "appeal/deadline-not-missed" | "appeal/duty-elsewhere" | "appeal/earlier-appeal-missing" | "appeal/earlier-not-final" | "appeal/earlier-not-theirs" | "appeal/escalation-outdated" | "appeal/evidence-missing" | "appeal/external-reviewer-missing" | "appeal/follow-up-answers" | "appeal/follow-up-by-holder" | "appeal/grid-worker-first" | "appeal/handled-alone" | "appeal/information-already-asked" | "appeal/invalid-stars" | "appeal/kept-open" | "appeal/merged" | "appeal/merged-with-itself" | "appeal/miss-does-not-escalate" | "appeal/no-confirmation-due" | "appeal/no-duty" | "appeal/no-information-asked" | "appeal/no-return-pending" | "appeal/no-review-pending" | "appeal/no-tier-above" | "appeal/no-urge-pending" | "appeal/nobody-to-reach" | "appeal/nobody-to-tell" | "appeal/not-absorbed" | "appeal/not-accepted" | "appeal/not-accused" | "appeal/not-citizen" | "appeal/not-claimant" | "appeal/not-confirmable" | "appeal/not-delivered" | "appeal/not-direct" | "appeal/not-discipline-desk" | "appeal/not-dispatcher" | "appeal/not-follow-up-desk" | "appeal/not-found" | "appeal/not-grid-worker" | "appeal/not-handling" | "appeal/not-holder" | "appeal/not-involved" | "appeal/not-lead" | "appeal/not-merged" | "appeal/not-ours-is-no-ground" | "appeal/not-overseer" | "appeal/not-reopenable" | "appeal/not-reporter" | "appeal/not-resolved" | "appeal/not-routed" | "appeal/not-sibling" | "appeal/nothing-said" | "appeal/nothing-to-receipt" | "appeal/observed-in-future" | "appeal/origin-not-allowed" | "appeal/origin-not-rated" | "appeal/outside-line" | "appeal/own-appeal" | "appeal/proposed-itself" | "appeal/provenance-not-yours" | "appeal/rate-not-lapsed" | "appeal/rate-window-over" | "appeal/rating-not-low" | "appeal/rating-unsettled" | "appeal/reopen-first" | "appeal/reopen-window-over" | "appeal/reopened-once" | "appeal/reporter-missing" | "appeal/resolution-unconfirmed" | "appeal/return-after-acceptance" | "appeal/return-pending" | "appeal/return-window-over" | "appeal/review-final" | "appeal/review-pending" | "appeal/review-window-over" | "appeal/revisit-in-past" | "appeal/revisit-not-allowed" | "appeal/routing-final" | "appeal/straight-to-reporter" | "appeal/suspended" | "appeal/system-only" | "appeal/too-many-accused" | "appeal/transferred-twice" | "appeal/unclassified" | "appeal/unknown-accused" | "appeal/unknown-assignee" | "appeal/unknown-body" | "appeal/unknown-deadline" | "appeal/unknown-ground" | "appeal/unknown-region" | "appeal/unknown-service" | "appeal/unknown-unit" | "appeal/unreachable" | "appeal/urged-lately" | "appeal/urgency-lowered" | "appeal/waits-for-person" | "appeal/was-let-go" | "attachment/busy" | "attachment/erased" | "attachment/heic" | "attachment/link-invalid" | "attachment/media-type" | "attachment/no-file" | "attachment/not-found" | "attachment/not-playable" | "attachment/protected" | "attachment/quota" | "attachment/range-invalid" | "attachment/ref-invalid" | "attachment/too-large" | "attachment/too-many" | "attachment/too-many-pixels" | "attachment/unreadable" | "auth/beyond-directory" | "auth/claims-invalid" | "auth/issuer-unavailable" | "auth/secret-invalid" | "auth/token-expired" | "auth/token-invalid" | "auth/token-required" | "clock/disputed" | "command/conflict" | "command/key-reused" | "command/outcome-unknown" | "command/revision-mismatch" | "command/too-large" | "directory/no-county-centre" | "directory/unknown-unit" | "event/unknown-type" | "rate/limited" | "read/foreign-position" | "read/not-fresh" | "read/parked" | "request/charset" | "request/cursor-invalid" | "request/if-match-invalid" | "request/invalid" | "request/key-invalid" | "request/key-required" | "request/malformed" | "request/media-type" | "request/no-route" | "request/not-ready" | "request/not-utf-8" | "request/position-invalid" | "request/too-large" | "reveal/erased" | "reveal/nobody" | "reveal/refused" | "runner/not-found" | "runner/not-possible" | "server/failed" | "sla/due-before-start" | "sla/due-too-late" | "sla/no-deadline" | "sla/no-rule" | "store/unavailable";
            correlationId: string;
            county?: string;
            deadline?: string;
            detail: string;
            documentMiB?: number;
            dueAt?: string;
            errors?: {
                /** @enum {string} */
                code: "field/required" | "field/unknown" | "field/not-text" | "field/too-short" | "field/says-nothing" | "field/too-long" | "field/not-a-choice" | "field/not-a-number" | "field/not-whole" | "field/too-small" | "field/too-large" | "field/not-true-or-false" | "field/not-a-list" | "field/too-few" | "field/too-many" | "field/doubled" | "field/not-an-object" | "field/not-an-instant" | "field/not-a-day" | "field/not-a-region" | "field/not-an-id" | "field/not-an-appeal-number" | "field/not-an-id-number" | "field/not-a-phone" | "field/outside-county" | "field/not-allowed" | "field/invalid" | "appeal/unknown-region" | "attachment/too-large" | "attachment/media-type" | "attachment/unreadable" | "attachment/heic" | "attachment/too-many-pixels" | "attachment/protected";
                message: string;
                pointer: string;
            }[];
            events?: {
                occurredAt: string;
                revision: number;
                type: string;
            }[];
            expected?: string | number;
            file?: number;
            files?: number;
            ground?: string;
            id?: string;
            instance: string;
            kind?: string;
            latest?: string;
            max?: number;
            mediaType?: string;
            megapixels?: number;
            mib?: number;
            more?: number;
            most?: number;
            now?: string;
            origin?: string;
            origins?: string;
            person?: string;
            photoMiB?: number;
            photos?: number;
            policy?: string;
            reason?: string;
            region?: string;
            remedy?: string;
            retryAfterSeconds?: number;
            runner?: string;
            service?: string;
            shown?: number;
            size?: number;
            standing?: string;
            status: number;
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
        PublicView: {
            actions: ("comment" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "escalate" | "transfer" | "urge" | "answerUrge" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview")[];
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
            /** @enum {string} */
            status: "reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged";
        };
        Queue: {
            items: {
                actions?: ("comment" | "answerDirectly" | "endorse" | "merge" | "unmerge" | "withdraw" | "classify" | "route" | "accept" | "assign" | "recordContact" | "decline" | "referOut" | "requestReturn" | "decideReturn" | "recall" | "recordProgress" | "requestInformation" | "supplyInformation" | "escalate" | "transfer" | "urge" | "answerUrge" | "nameAccused" | "confirmAccused" | "dismissAccused" | "resolve" | "confirmResolution" | "rejectResolution" | "deliverFeedback" | "receiptFeedback" | "recordFollowUp" | "rate" | "reopen" | "requestReview" | "decideReview")[];
                assignee?: string;
                attachments: number;
                /** @enum {string} */
                cause?: "rated" | "unrated" | "confirmed" | "declined" | "withdrawn" | "referred";
                /** @enum {string} */
                channel: "wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka";
                closedAt?: string;
                deadline?: {
                    dueAt: string;
                    id: string;
                    /** @enum {string} */
                    kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                    /** @enum {string} */
                    measure: "working" | "calendar";
                    minutesLeft: number;
                    missedAt?: string;
                    owner: string;
                    pausedAt?: string;
                    provisional: boolean;
                    startedAt: string;
                    /** @enum {string} */
                    status: "running" | "paused";
                };
                deadlines: {
                    dueAt: string;
                    id: string;
                    /** @enum {string} */
                    kind: "dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit";
                    /** @enum {string} */
                    measure: "working" | "calendar";
                    minutesLeft: number;
                    missedAt?: string;
                    owner: string;
                    pausedAt?: string;
                    provisional: boolean;
                    startedAt: string;
                    /** @enum {string} */
                    status: "running" | "paused";
                }[];
                dueAt?: string;
                endorsements: number;
                headline?: string | null;
                holder?: string;
                id: string;
                last: {
                    at: string;
                    sentence: string;
                    type: string;
                };
                misses: number;
                number: string;
                /** @enum {string} */
                origin: "citizen" | "patrol" | "device" | "visit";
                /** @enum {string} */
                outcome?: "solved" | "partly-solved" | "not-solvable" | "explained";
                queue?: string;
                region: string;
                reportedAt: string;
                revision: number;
                round: number;
                service?: string;
                stars?: number;
                /** @enum {string} */
                status: "reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged";
                /** @enum {string} */
                tier?: "village" | "town" | "county";
                updatedAt: string;
                /** @enum {string} */
                urgency: "routine" | "urgent" | "critical";
                violation: boolean;
            }[];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        RateBody: {
            remark?: string;
            responded: boolean;
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
            /** @enum {string} */
            means: "phone" | "visit" | "message" | "window";
            note?: string;
            reached: boolean;
        };
        RecordFollowUpBody: {
            note?: string;
            reached: boolean;
            satisfied?: boolean;
            solved?: boolean;
            wouldNotSay?: boolean;
        };
        RecordProgressBody: {
            attachments?: {
                ref: string;
                transcript?: string;
            }[];
            note: string;
            /** @enum {string} */
            visibleTo: "everyone" | "staff";
        };
        ReferOutBody: {
            acknowledgement: string;
            to: string;
        };
        Regions: {
            regions: {
                code: string;
                name: string;
                /** @enum {string} */
                tier: "village" | "town" | "county";
            }[];
            version: number;
        };
        RejectResolutionBody: {
            reason: string;
        };
        ReleaseBody: {
            key?: string;
        };
        ReopenBody: {
            reason: string;
        };
        ReportBody: {
            accused?: {
                person?: string;
                unit?: string;
            }[];
            anonymous?: boolean;
            attachments?: {
                ref: string;
                transcript?: string;
            }[];
            /** @enum {string} */
            channel: "wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka";
            form?: {
                [key: string]: unknown;
            };
            observedAt?: string;
            /** @enum {string} */
            origin?: "citizen" | "patrol" | "device" | "visit";
            place: {
                address?: string;
                location?: {
                    latitude: number;
                    longitude: number;
                };
                region: string;
            };
            proxy?: {
                address?: string;
                idNumber?: string;
                name: string;
                phone?: string;
            };
            reporter?: {
                address?: string;
                idNumber?: string;
                name: string;
                phone?: string;
            };
            service?: string;
            summary?: string;
            words?: string;
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
        ResolveBody: {
            account: string;
            attachments?: {
                ref: string;
                transcript?: string;
            }[];
            /** @enum {string} */
            outcome: "solved" | "partly-solved" | "not-solvable" | "explained";
            revisitAt?: string;
        };
        RevealBody: {
            purpose: string;
        };
        RevealedIdentity: {
            proxy?: {
                address?: string;
                idNumber?: string;
                name: string;
                phone?: string;
            };
            reporter?: {
                address?: string;
                idNumber?: string;
                name: string;
                phone?: string;
            };
        };
        RouteBody: {
            reason?: string;
            unit?: string;
        };
        Runners: {
            runners: {
                error?: string;
                /** @enum {string} */
                kind: "projection" | "saga" | "relay";
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
            }[];
        };
        Service: {
            anonymous: boolean;
            answerDirectly: boolean;
            channels: ("wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka")[];
            declineGrounds: {
                basis: string;
                id: string;
                name: {
                    en: string;
                    zh: string;
                };
                properChannel: string;
                remedy: string;
            }[];
            description: {
                en: string;
                zh: string;
            };
            evidence: {
                photos: number;
            };
            exOfficio: boolean;
            form: Record<string, unknown>;
            id: string;
            keywords: string[];
            name: {
                en: string;
                zh: string;
            };
            origins: ("citizen" | "patrol" | "device" | "visit")[];
            policy: string;
            /** @enum {string} */
            regime: "hotline" | "petition";
            tiers: ("village" | "town" | "county")[];
            /** @enum {string} */
            urgency: "routine" | "urgent" | "critical";
            violation: boolean;
        };
        SupplyInformationBody: {
            answer: string;
            attachments?: {
                ref: string;
                transcript?: string;
            }[];
        };
        Timeline: {
            entries: {
                at: string;
                attachments?: {
                    bytes: number;
                    id: string;
                    /** @enum {string} */
                    kind: "photo" | "voice" | "video" | "document";
                    mediaType: string;
                    transcript?: string | null;
                }[];
                by: {
                    person?: string;
                    /** @enum {string} */
                    role: "citizen" | "grid-worker" | "officer" | "dispatcher" | "follow-up" | "supervisor" | "auditor" | "admin" | "system" | "anonymous";
                    unit?: string;
                };
                event: string;
                revision: number;
                sentence: string;
                text?: string | null;
                type: string;
            }[];
            names: {
                [key: string]: string;
            };
            next?: string;
        };
        TransferBody: {
            reason: string;
            unit: string;
        };
        Units: {
            units: {
                /** @enum {string} */
                desk?: "discipline" | "follow-up" | "supervision";
                id: string;
                /** @enum {string} */
                kind: "centre" | "department" | "enterprise" | "congress";
                name: {
                    en: string;
                    zh: string;
                };
                region: string;
                /** @enum {string} */
                tier: "village" | "town" | "county";
            }[];
            version: number;
        };
        UnmergeBody: {
            reason: string;
        };
        UploadedAttachments: {
            attachments: {
                bytes: number;
                id: string;
                /** @enum {string} */
                kind: "photo" | "voice" | "video" | "document";
                mediaType: string;
                ref: string;
            }[];
        };
        UrgeBody: {
            reason?: string;
        };
        WithdrawBody: {
            reason?: string;
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
    "views.list": {
        parameters: {
            query?: {
                actions?: boolean;
                assignee?: string[];
                channel?: ("wechat" | "app" | "web" | "hotline" | "window" | "grid" | "kafka")[];
                cursor?: string;
                from?: string;
                limit?: number;
                mine?: boolean;
                misses?: number;
                number?: string;
                origin?: ("citizen" | "patrol" | "device" | "visit")[];
                overdue?: boolean;
                region?: string[];
                service?: string[];
                sort?: "reported" | "updated" | "due";
                status?: ("reported" | "routed" | "accepted" | "handling" | "awaiting-information" | "suspended" | "resolved" | "closed" | "merged")[];
                tier?: ("village" | "town" | "county")[];
                to?: string;
                unit?: string[];
                updatedSince?: string;
                urgency?: ("routine" | "urgent" | "critical")[];
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
                as?: "original" | "thumbnail" | "playable";
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
                as?: "original" | "thumbnail" | "playable";
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
    "views.history": {
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
    "queue.show": {
        parameters: {
            query?: {
                actions?: boolean;
                cursor?: string;
                kinds?: ("dispatch" | "respond" | "handle" | "whole" | "information" | "return-decision" | "extension-decision" | "suspension-decision" | "resolution-review" | "review" | "suspension" | "check-in" | "co-handle" | "urge-answer" | "supervise" | "feedback" | "rate" | "revisit")[];
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
