/// Operations that LINE documents and this server does not have.
///
/// Source: LINE's OpenAPI description; Messaging API reference.
extension Operation {
  static let notSimulated: [Operation] = documented.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ").map(String.init)
    return words.count == 3 ? Operation(words[0], words[1], words[2], .notSimulated) : nil
  }

  /// A method, a path and an `operationId` in each line.
  private static let documented = """
    GET /v2/bot/group/{groupId}/member/{userId} getGroupMemberProfile
    GET /v2/bot/room/{roomId}/member/{userId} getRoomMemberProfile
    GET /v2/bot/group/{groupId}/members/ids getGroupMembersIds
    GET /v2/bot/room/{roomId}/members/ids getRoomMembersIds
    POST /v2/bot/group/{groupId}/leave leaveGroup
    POST /v2/bot/room/{roomId}/leave leaveRoom
    GET /v2/bot/group/{groupId}/summary getGroupSummary
    GET /v2/bot/group/{groupId}/members/count getGroupMemberCount
    GET /v2/bot/room/{roomId}/members/count getRoomMemberCount
    POST /v2/bot/richmenu createRichMenu
    POST /v2/bot/richmenu/validate validateRichMenuObject
    GET /v2/bot/richmenu/{richMenuId}/content getRichMenuImage
    POST /v2/bot/richmenu/{richMenuId}/content setRichMenuImage
    GET /v2/bot/richmenu/{richMenuId} getRichMenu
    DELETE /v2/bot/richmenu/{richMenuId} deleteRichMenu
    GET /v2/bot/richmenu/list getRichMenuList
    POST /v2/bot/user/all/richmenu/{richMenuId} setDefaultRichMenu
    GET /v2/bot/user/all/richmenu getDefaultRichMenuId
    DELETE /v2/bot/user/all/richmenu cancelDefaultRichMenu
    POST /v2/bot/richmenu/alias createRichMenuAlias
    GET /v2/bot/richmenu/alias/{richMenuAliasId} getRichMenuAlias
    POST /v2/bot/richmenu/alias/{richMenuAliasId} updateRichMenuAlias
    DELETE /v2/bot/richmenu/alias/{richMenuAliasId} deleteRichMenuAlias
    GET /v2/bot/richmenu/alias/list getRichMenuAliasList
    GET /v2/bot/user/{userId}/richmenu getRichMenuIdOfUser
    DELETE /v2/bot/user/{userId}/richmenu unlinkRichMenuIdFromUser
    POST /v2/bot/user/{userId}/richmenu/{richMenuId} linkRichMenuIdToUser
    POST /v2/bot/richmenu/bulk/link linkRichMenuIdToUsers
    POST /v2/bot/richmenu/bulk/unlink unlinkRichMenuIdFromUsers
    POST /v2/bot/richmenu/batch richMenuBatch
    POST /v2/bot/richmenu/validate/batch validateRichMenuBatchRequest
    GET /v2/bot/richmenu/progress/batch getRichMenuBatchProgress
    POST /v2/bot/user/{userId}/linkToken issueLinkToken
    POST /bot/pnp/push pushMessagesByPhone
    GET /v2/bot/message/delivery/pnp getPNPMessageStatistics
    GET /v2/bot/membership/subscription/{userId} getMembershipSubscription
    GET /v2/bot/membership/list getMembershipList
    GET /v2/bot/membership/{membershipId}/users/ids getJoinedMembershipUsers
    GET /v2/bot/coupon listCoupon
    POST /v2/bot/coupon createCoupon
    GET /v2/bot/coupon/{couponId} getCouponDetail
    PUT /v2/bot/coupon/{couponId}/close closeCoupon
    GET /v2/bot/insight/demographic getFriendsDemographics
    GET /v2/bot/insight/message/delivery getNumberOfMessageDeliveries
    GET /v2/bot/insight/followers getNumberOfFollowers
    GET /v2/bot/insight/richmenu/{richMenuId}/summary getRichMenuInsightSummary
    GET /v2/bot/insight/richmenu/{richMenuId}/daily getRichMenuInsightDaily
    POST /v2/bot/audienceGroup/upload createAudienceGroup
    PUT /v2/bot/audienceGroup/upload addAudienceToAudienceGroup
    POST /v2/bot/audienceGroup/upload/byFile createAudienceForUploadingUserIds
    PUT /v2/bot/audienceGroup/upload/byFile addUserIdsToAudience
    POST /v2/bot/audienceGroup/click createClickBasedAudienceGroup
    POST /v2/bot/audienceGroup/imp createImpBasedAudienceGroup
    PUT /v2/bot/audienceGroup/{audienceGroupId}/updateDescription updateAudienceGroupDescription
    DELETE /v2/bot/audienceGroup/{audienceGroupId} deleteAudienceGroup
    GET /v2/bot/audienceGroup/{audienceGroupId} getAudienceData
    GET /v2/bot/audienceGroup/list getAudienceGroups
    GET /v2/bot/audienceGroup/shared/{audienceGroupId} getSharedAudienceData
    GET /v2/bot/audienceGroup/shared/list getSharedAudienceGroups
    POST /shop/v3/mission missionStickerV3
    POST /v2/bot/channel/detach detachModule
    POST /v2/bot/chat/{chatId}/control/acquire acquireChatControl
    POST /v2/bot/chat/{chatId}/control/release releaseChatControl
    GET /v2/bot/list getModules
    POST /v2/bot/message/pnp/templated/push pushTemplatedMessagesByPhone
    GET /v2/bot/message/delivery/pnp/templated getTemplatedPNPMessageStatistics
    """
}
