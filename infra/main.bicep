// ChatCoach in Azure: one App Service, PostgreSQL, a Key Vault and the bot with its Teams channel, all with one managed
// identity and without a stored password. What to do before and after: docs/deployment.md.
targetScope = 'resourceGroup'

@description('Short name of this installation; part of every resource name.')
@minLength(3)
@maxLength(12)
param name string = 'chatcoach'

@description('Azure region of everything but the bot registration.')
param location string = resourceGroup().location

@description('Where the bot registration lies. Some regions can be named instead of global; not tried.')
param botLocation string = 'global'

@description('Name under which the bot appears in Azure.')
@maxLength(42)
param botDisplayName string = 'ChatCoach'

@description('F0 is free and has no agreement on availability; S1 has one.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('Object id of the Entra user or group that sets up the databases and the wrapping key.')
param administratorObjectId string

@description('Sign-in name of that user, or name of that group.')
param administratorName string

@allowed(['User', 'Group'])
param administratorType string = 'Group'

@description('Public IPv4 address from which the administrator sets up the databases; empty to close the way again.')
param administratorAddress string = ''

@description('Entra tenants whose people may use the coach.')
param allowedTenants array = [tenant().tenantId]

@description('Address under which people reach the host; empty for the one App Service gives.')
param publicUrl string = ''

@description('Always On needs B1 or larger.')
param planSku string = 'B1'

param postgresSku string = 'Standard_B1ms'

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param postgresTier string = 'Burstable'

@description('Backups of a server hold all its databases. With a server of their own the keys never lie in a backup of the data, and erasing a person also ends that person\'s answers in older backups.')
param keysOnOwnServer bool = true

@description('Days until a backup of the answers is gone.')
@minValue(7)
@maxValue(35)
param dataBackupDays int = 14

@description('Days until a backup of the keys is gone: so long an erased person\'s key could still be restored.')
@minValue(7)
@maxValue(35)
param keysBackupDays int = 7

@description('Keeps the technical log of the host for 14 days.')
param keepLogs bool = true

var suffix = uniqueString(resourceGroup().id)
var siteName = 'app-${name}-${suffix}'
var address = empty(publicUrl) ? 'https://${siteName}.azurewebsites.net' : publicUrl
var dataDatabase = 'coach'
var keysDatabase = 'coach_keys'
var identityName = 'id-${name}'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: identityName
  location: location
}

module dataServer 'modules/postgres.bicep' = {
  name: 'data-server'
  params: {
    name: 'psql-${name}-data-${suffix}'
    location: location
    sku: postgresSku
    tier: postgresTier
    databases: keysOnOwnServer ? [dataDatabase] : [dataDatabase, keysDatabase]
    backupDays: dataBackupDays
    administratorObjectId: administratorObjectId
    administratorName: administratorName
    administratorType: administratorType
  }
}

module keysServer 'modules/postgres.bicep' = if (keysOnOwnServer) {
  name: 'keys-server'
  params: {
    name: 'psql-${name}-keys-${suffix}'
    location: location
    sku: postgresSku
    tier: postgresTier
    databases: [keysDatabase]
    backupDays: keysBackupDays
    administratorObjectId: administratorObjectId
    administratorName: administratorName
    administratorType: administratorType
  }
}

var dataHost = 'psql-${name}-data-${suffix}.postgres.database.azure.com'
var keysHost = keysOnOwnServer ? 'psql-${name}-keys-${suffix}.postgres.database.azure.com' : dataHost

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv${take(replace(name, '-', ''), 8)}${suffix}'
    location: location
    readerPrincipalId: identity.properties.principalId
    administratorObjectId: administratorObjectId
    administratorType: administratorType
  }
}

// The names are ChatCoach's settings; a test compares them with the ones the host knows.
var appSettings = {
  Storage__Provider: 'Postgres'
  Storage__SignIn: 'Entra'
  Storage__ConnectionString: 'Host=${dataHost};Database=${dataDatabase};Username=${identityName};SSL Mode=VerifyFull'
  Keys__ConnectionString: 'Host=${keysHost};Database=${keysDatabase};Username=${identityName};SSL Mode=VerifyFull'
  Keys__WrappingKey: '@Microsoft.KeyVault(SecretUri=${vault.outputs.uri}secrets/wrapping-key/)'
  Host__PublicUrl: address
  Bot__AppType: 'UserAssignedMSI'
  Bot__AppId: identity.properties.clientId
  Bot__TenantId: tenant().tenantId
  AZURE_CLIENT_ID: identity.properties.clientId
}

var tenantSettings = toObject(range(0, length(allowedTenants)), i => 'Bot__AllowedTenants__${i}', i => allowedTenants[i])

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${name}'
  location: location
  kind: 'linux'
  sku: {
    name: planSku
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: siteName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(appSettings, tenantSettings)
  }

  resource noFtpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource noScmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

// Only this app's own outgoing addresses, and the administrator's while the databases are being set up.
var administratorAddresses = empty(administratorAddress) ? [] : [administratorAddress]

module dataFirewall 'modules/postgres-firewall.bicep' = {
  name: 'data-firewall'
  params: {
    server: dataServer.outputs.name
    addresses: union(split(site.properties.possibleOutboundIpAddresses, ','), administratorAddresses)
  }
}

module keysFirewall 'modules/postgres-firewall.bicep' = if (keysOnOwnServer) {
  name: 'keys-firewall'
  params: {
    server: 'psql-${name}-keys-${suffix}'
    addresses: union(split(site.properties.possibleOutboundIpAddresses, ','), administratorAddresses)
  }
  dependsOn: [keysServer]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${name}-${suffix}'
  location: botLocation
  kind: 'azurebot'
  sku: {
    name: botSku
  }
  properties: {
    displayName: botDisplayName
    endpoint: '${address}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
    schemaTransformationVersion: '1.3'
    isStreamingSupported: false
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: botLocation
    properties: {
      channelName: 'MsTeamsChannel'
      properties: {
        isEnabled: true
        acceptedTerms: true
      }
    }
  }
}

module logs 'modules/logs.bicep' = if (keepLogs) {
  name: 'logs'
  params: {
    name: 'log-${name}'
    location: location
    siteName: site.name
  }
}

output botAppId string = identity.properties.clientId
output publicUrl string = address
output siteName string = site.name
output identityName string = identityName
output vaultName string = vault.outputs.name
output dataHost string = dataHost
output keysHost string = keysHost
