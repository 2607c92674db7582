/** Word's own error codes of the host-specific API, as far as the stand-in gives them. */
export type HostErrorCode = 'AccessDenied' | 'ApiNotFound' | 'GeneralException' | 'InvalidArgument' | 'InvalidObjectPath' | 'InvalidReference' | 'ItemNotFound' | 'NotAllowed' | 'NotImplemented';

export class HostError extends Error {
  constructor(readonly code: HostErrorCode, message: string, readonly location = '') {
    super(message);
    this.name = 'HostError';
  }
}
