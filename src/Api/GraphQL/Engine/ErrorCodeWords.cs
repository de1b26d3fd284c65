using HotDash.Api.GraphQL.Engine.Scalars;
using HotDash.Domain;

namespace HotDash.Api.GraphQL.Engine;

/// <summary>What each code means to who reads the schema, and what to do about it.</summary>
internal static class ErrorCodeWords
{
    public static readonly EnumWords<ErrorCode> All = new(
        "Why a wish or a request was refused. Stable for ever: switch on these; messages may change.",
        x =>
            x switch
            {
                ErrorCode.Unauthenticated =>
                    "The credential is missing, not valid, or expired. Get a new token and send it as `Authorization: Bearer`.",
                ErrorCode.Forbidden =>
                    "Your role may not do this, or the request came in a way that is not served. Ask an admin of the shop for the role.",
                ErrorCode.NotFound => "There is no such thing in your shop. Look the id up again.",
                ErrorCode.InvalidValue =>
                    "The document, a variable or an argument cannot be read. Mend what the message names.",
                ErrorCode.InvalidState => "The approval does not stand where this is possible. Read its state.",
                ErrorCode.AlreadyDecided =>
                    "Somebody was faster; says who, what and when. Nothing, or undo it in time.",
                ErrorCode.VersionConflict =>
                    "The content was changed since it was looked at; names both revisions. Read it again, then decide.",
                ErrorCode.Expired => "Its time was over before it was decided. Draft it anew.",
                ErrorCode.EvidenceMissing => "`whatChanges` or `whyNow` is missing. Add them.",
                ErrorCode.RollbackMissing => "There is no rollback step. Add one.",
                ErrorCode.ImpactMissing => "`expectedOutcome` is missing. Add it.",
                ErrorCode.EmptyActions => "There is nothing to carry out. Add an action.",
                ErrorCode.TooManyActions => "More than 20 actions. Split it.",
                ErrorCode.UnknownTool => "There is no such tool. Ask for `tools`.",
                ErrorCode.InvalidArguments =>
                    "The arguments do not fit the tool's schema, or would not survive canonical JSON. Mend what the path names.",
                ErrorCode.DuplicateOpen =>
                    "Another approval for the same target is open; names it. Wait for it, or withdraw it.",
                ErrorCode.NotValidated => "The present revision has no passing validation. Run `validateApproval`.",
                ErrorCode.PayloadChanged => "The digest is not the present one's. Read it again, then decide.",
                ErrorCode.ContextChanged => "The conversation got a newer message. Read it, then draft anew.",
                ErrorCode.GradesRequired => "Policy asks for grades. Send them with the approval.",
                ErrorCode.GradeOutOfRange => "A grade is 1 to 5. Send one.",
                ErrorCode.SelfApproval =>
                    "You drafted it, or changed it last, or it was drafted for you. Let another person decide.",
                ErrorCode.ClaimedByOther =>
                    "Another reviewer keeps it; says who and until when. Wait, or let a manager take it over.",
                ErrorCode.ReasonRequired => "A reason is needed. Send one.",
                ErrorCode.UndoWindowClosed => "It is too late to take the decision back. Roll it back instead.",
                ErrorCode.EffectsHeld => "A manager holds all effects of the shop. Wait for the release.",
                ErrorCode.AlreadyApplied => "It was carried out. Roll it back instead.",
                ErrorCode.OutcomeUnknown => "Nobody knows whether the call arrived. Let a manager settle it.",
                ErrorCode.NoRollback => "There is nothing to roll back with. Draft the opposite.",
                ErrorCode.IntegrationUnconfigured => "The far side is not set up. Ask the operator.",
                ErrorCode.PiiInPublicReply => "A public reply names personal data. Mask it.",
                ErrorCode.PolicyUnsatisfiable => "Nobody could fulfil this policy. Ask for less.",
                ErrorCode.LastAdmin => "A shop keeps one admin. Name another first.",
                ErrorCode.LimitReached => "Too many, or too much at once. Do less at once.",
                ErrorCode.IdempotencyKeyReused => "The key was sent with another wish. Take a new key.",
                ErrorCode.UnknownTile => "There is no such tile. Take a key of the list.",
                ErrorCode.DuplicateTile => "A tile is there twice. Name it once.",
                ErrorCode.MinTwoTiles => "Two tiles stay visible. Show another first.",
                ErrorCode.NotRecipient => "The notification is not yours. Nothing is to be done.",
                ErrorCode.NotDismissible => "Its cause lasts. Mend the cause.",
                ErrorCode.CursorUnavailable => "The subscription cannot resume from there. Subscribe without a cursor.",
                ErrorCode.RateLimited => "Too many requests a second. Wait, then try again.",
                ErrorCode.PersistedQueryNotFound =>
                    "No document of this hash is known here. Send the document with its hash once.",
                ErrorCode.DocumentNotTrusted =>
                    "The documents of this server alone are served. Name one of them by its hash.",
                ErrorCode.TooComplex => "The document asks for more than is served. Ask for less at once.",
                ErrorCode.Unavailable =>
                    "The database cannot be reached, or the operation took too long. Try again, a mutation with the same idempotency key.",
                ErrorCode.Internal => "An unexpected failure, logged under `traceId`. Report the trace id if it stays.",
                _ => null,
            }
    );
}
