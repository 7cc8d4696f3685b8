import { problem, type Problems } from '../kernel/problem';

export const webhookErrors = {
  'webhook/not-found': problem(
    ['没有这个推送订阅', '请在推送订阅列表中核对编号；已注销的不能再改。'],
    ['There is no such webhook', 'Check its id in the list; one that was ended cannot be changed.'],
    404,
  ),
  'webhook/unknown-account': problem(
    ['没有这个接入账号', '{person} 不是在用的接入账号，请先在通讯录中登记。'],
    ['No such client account', '{person} is no client account in force: enter it in the directory first.'],
    422,
  ),
  'webhook/address': problem(
    [
      '推送地址不可用',
      '地址应为 https，不带用户名和密码，且不在内网；内网地址须先写入 WEBHOOK_PRIVATE_NETWORKS。',
    ],
    [
      'Nothing is sent to this address',
      'It is https without user and password, and outside private networks, unless WEBHOOK_PRIVATE_NETWORKS allows them.',
    ],
    422,
  ),
  'webhook/not-configured': problem(
    ['本节点未启用推送', '请在 NOTICE_CHANNELS 中加上 webhook 后重启。'],
    ['Webhooks are not configured', 'Add webhook to NOTICE_CHANNELS and start again.'],
  ),
} satisfies Problems;
export type WebhookErrorCode = keyof typeof webhookErrors;
