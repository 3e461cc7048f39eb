// The host's technical log. The log of web requests stays off: addresses of one-time downloads would stand in it.
param name string
param location string
param siteName string

resource site 'Microsoft.Web/sites@2023-12-01' existing = {
  name: siteName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

// Privacy rule P12: a technical log lives 14 days. A whole workspace cannot go below 30, a table can.
resource table 'Microsoft.OperationalInsights/workspaces/tables@2023-09-01' = [for each in ['AppServiceConsoleLogs', 'AppServicePlatformLogs']: {
  parent: workspace
  name: each
  properties: {
    retentionInDays: 14
    totalRetentionInDays: 14
  }
}]

resource toWorkspace 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: site
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}
